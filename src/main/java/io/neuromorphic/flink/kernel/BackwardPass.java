/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * The chain rule through a recorded sequence, step by step from its end. Between steps it holds the
 * gradient of the loss by the state; in double, because products over many steps follow.
 *
 * <p>With the state before a step on the right and s the surrogate at v' − v_th, what it undoes is
 *
 * <pre>
 *   v = (1−z)·v' + z·c     u = (1−z)·u' + z·(u'+d)     dz/dv' = s
 *   dv'/dv = 1 + k·(2·sq·v + mn)   dv'/du = −k   dv'/dI = k   du'/dv = ka·b   du'/du = 1 − ka
 * </pre>
 *
 * <p>z is differentiated in the reset, too, as autograd does for Norse.
 */
final class BackwardPass {

  private final SequenceTape tape;
  private final LossGradient loss;
  private final ThresholdMethod method;
  private final float alpha;

  /** By the spikes of the step that is next to be undone; only a recurrent caller writes it. */
  final double[] z;

  final double[] v;
  final double[] u;

  /** By the current, or the sum of currents, of the step that was undone last. */
  final double[] current;

  BackwardPass(SequenceTape tape, IzhikevichParameters p, LossGradient loss) {
    loss.check(tape.z.length, tape.size);
    this.tape = tape;
    this.loss = loss;
    this.method = p.method();
    this.alpha = (float) p.alpha();
    this.z = new double[tape.size];
    this.v = new double[tape.size];
    this.u = new double[tape.size];
    this.current = new double[tape.size];
  }

  /** Undoes step t: from the gradients by the state after it to those by the state before it. */
  void step(int t) {
    add(loss.z(), t, z);
    add(loss.v(), t, v);
    add(loss.u(), t, u);
    StepConstants k = tape.constants;
    double keptU = 1 - (double) k.ka();
    double kab = (double) k.ka() * k.b();
    double slope = 1 + (double) k.k() * k.mn();
    double curve = 2 * (double) k.k() * k.sq();
    float[] before = tape.vBefore(t);
    float[] reached = tape.reached(t);
    for (int i = 0; i < before.length; i++) {
      float v1 = reached[i];
      if (Float.isNaN(v1)) {
        // It took its initial state, which depends on nothing that came before.
        v[i] = 0;
        u[i] = 0;
        current[i] = 0;
        z[i] = 0;
        continue;
      }
      float above = v1 - k.vTh();
      double byZ = z[i] + v[i] * ((double) k.c() - v1) + u[i] * k.d();
      double byV1 = (above > 0f ? 0 : v[i]) + byZ * method.gradient(above, alpha);
      double byU1 = u[i];
      current[i] = byV1 * k.k();
      v[i] = byV1 * (slope + curve * before[i]) + byU1 * kab;
      u[i] = byU1 * keptU - current[i];
      z[i] = 0;
    }
  }

  private static void add(float[][] addends, int t, double[] sums) {
    if (addends != null) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += addends[t][i];
      }
    }
  }

  /** Rounds each once. */
  static float[] toFloat(double[] values) {
    float[] rounded = new float[values.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (float) values[i];
    }
    return rounded;
  }
}
