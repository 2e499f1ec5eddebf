/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * Izhikevich neurons under Norse's names: a re-implementation of {@code
 * norse.torch.functional.izhikevich} whose v, u and z equal Norse's (PyTorch, CPU, float32) bit for
 * bit.
 *
 * <p>Source: E. M. Izhikevich, "Simple model of spiking neurons", IEEE Transactions on Neural
 * Networks 14 (2003). The scheme is one forward Euler step with both right-hand sides from the old
 * state; a neuron fires where the new v exceeds v_th strictly, and is reset in the same step. It
 * departs from Izhikevich's own programs, which advance v in two half steps of 0.5 ms, u from the
 * new v, and reset in the step after; and from Norse where v or u (before the reset) is not finite:
 * Norse goes on with NaN, here the neuron takes its initial state, does not fire, and is counted.
 *
 * <p>Nothing here changes its arguments. For populations that step in place, without allocation,
 * see {@link StepKernels}.
 */
public final class Izhikevich {

  /** Norse's step, seconds. With the default tau_inv of 250 it is 0.25 ms of the model. */
  public static final double DEFAULT_DT = 0.001;

  /** Norse's tau_inv: one step advances the model by tau_inv·dt ms. */
  public static final double DEFAULT_TAU_INV = 250;

  private Izhikevich() {}

  /** {@link #izhikevichStep(float[], IzhikevichState, IzhikevichParameters, double)}, dt 0.001. */
  public static IzhikevichStep izhikevichStep(
      float[] input, IzhikevichState state, IzhikevichParameters p) {
    return izhikevichStep(input, state, p, DEFAULT_DT);
  }

  /**
   * One step of neurons that share their parameters. A neuron that leaves the finite numbers starts
   * again at v = c, u = b·c.
   *
   * @param input current into each neuron
   * @param state of as many neurons
   * @param p parameters
   * @param dt seconds
   * @throws IllegalArgumentException where lengths differ or tau_inv·dt is not finite
   */
  public static IzhikevichStep izhikevichStep(
      float[] input, IzhikevichState state, IzhikevichParameters p, double dt) {
    return izhikevichStep(input, state, p, dt, (float) p.c(), (float) p.b() * (float) p.c());
  }

  /**
   * The same, telling where a neuron that leaves the finite numbers starts again.
   *
   * @param input current into each neuron
   * @param state of as many neurons
   * @param p parameters
   * @param dt seconds
   * @param initialV v that such a neuron takes, mV
   * @param initialU u that such a neuron takes
   * @throws IllegalArgumentException where lengths differ, or tau_inv·dt or the initial state is
   *     not finite
   */
  public static IzhikevichStep izhikevichStep(
      float[] input,
      IzhikevichState state,
      IzhikevichParameters p,
      double dt,
      float initialV,
      float initialU) {
    int size = state.v().length;
    Shapes.length("state.u", state.u(), "state.v", size);
    Shapes.length("input", input, "state.v", size);
    StepConstants constants = StepConstants.of(p, dt, initialV, initialU);
    StepOutput out = new StepOutput(size);
    float[] v = state.v().clone();
    float[] u = state.u().clone();
    float[] z = new float[size];
    StepKernels.best().stepDense(v, u, input, z, size, constants, out);
    return new IzhikevichStep(z, new IzhikevichState(v, u), out.resets());
  }

  /**
   * {@link #izhikevichRecurrentStep(float[], IzhikevichRecurrentState, float[][], float[][],
   * IzhikevichParameters, double)}, dt 0.001.
   */
  public static IzhikevichRecurrentStep izhikevichRecurrentStep(
      float[] input,
      IzhikevichRecurrentState state,
      float[][] inputWeights,
      float[][] recurrentWeights,
      IzhikevichParameters p) {
    return izhikevichRecurrentStep(input, state, inputWeights, recurrentWeights, p, DEFAULT_DT);
  }

  /**
   * One step of H neurons with M inputs and connections among themselves: the current is W_in·x +
   * W_rec·z, z being the spikes of the previous step. Each of the two sums is exact up to one
   * rounding (see {@link CurrentSum}); it equals PyTorch's wherever PyTorch's own is exact. A
   * neuron that leaves the finite numbers starts again at v = c, u = b·c.
   *
   * @param input x, length M
   * @param state of H neurons, with the spikes of the previous step
   * @param inputWeights W_in, [H][M]
   * @param recurrentWeights W_rec, [H][H]: from column to row
   * @param p parameters
   * @param dt seconds
   * @throws IllegalArgumentException where shapes differ or tau_inv·dt is not finite
   */
  public static IzhikevichRecurrentStep izhikevichRecurrentStep(
      float[] input,
      IzhikevichRecurrentState state,
      float[][] inputWeights,
      float[][] recurrentWeights,
      IzhikevichParameters p,
      double dt) {
    int size = state.v().length;
    Shapes.length("state.u", state.u(), "state.v", size);
    Shapes.length("state.z", state.z(), "state.v", size);
    Shapes.matrix("inputWeights", inputWeights, size, input.length);
    Shapes.matrix("recurrentWeights", recurrentWeights, size, size);
    StepConstants constants = StepConstants.of(p, dt);
    StepOutput out = new StepOutput(size);
    float[] v = state.v().clone();
    float[] u = state.u().clone();
    float[] current = new float[size];
    float[] recurrent = new float[size];
    CurrentSum.multiply(inputWeights, input, current);
    CurrentSum.multiply(recurrentWeights, state.z(), recurrent);
    StepKernels.best().stepRecurrent(v, u, current, recurrent, size, constants, out);
    float[] z = dense(out, size);
    return new IzhikevichRecurrentStep(z, new IzhikevichRecurrentState(z, v, u), out.resets());
  }

  /**
   * {@link #createIzhikevichSpikingBehavior(double, double, double, double, double, double,
   * double)}, tau_inv 250.
   */
  public static IzhikevichSpikingBehavior createIzhikevichSpikingBehavior(
      double a, double b, double c, double d, double vRest, double uRest) {
    return createIzhikevichSpikingBehavior(a, b, c, d, vRest, uRest, DEFAULT_TAU_INV);
  }

  /**
   * Parameters and the state that a neuron starts in; what is not given has Norse's default.
   *
   * @param a time scale of recovery, 1/ms
   * @param b sensitivity of recovery to v
   * @param c reset of v, mV
   * @param d step of u after a spike
   * @param vRest where v starts, mV
   * @param uRest u starts at uRest·b
   * @param tauInv one step advances the model by tauInv·dt ms
   * @throws IllegalArgumentException where a value is not finite as a float
   */
  public static IzhikevichSpikingBehavior createIzhikevichSpikingBehavior(
      double a, double b, double c, double d, double vRest, double uRest, double tauInv) {
    return startingAt(new IzhikevichParameters(a, b, c, d).with("tau_inv", tauInv), vRest, uRest);
  }

  /** Any parameters with Norse's initial state: v at vRest, u at uRest·b, a product of floats. */
  public static IzhikevichSpikingBehavior startingAt(
      IzhikevichParameters p, double vRest, double uRest) {
    float v = (float) vRest;
    float u = (float) uRest * (float) p.b();
    if (!Float.isFinite(v) || !Float.isFinite(u)) {
      throw new IllegalArgumentException(
          "v_rest = " + vRest + ", u_rest = " + uRest + ": expected a finite v and u_rest*b");
    }
    return new IzhikevichSpikingBehavior(p, IzhikevichState.of(1, v, u));
  }

  /**
   * The threshold function, 1 above 0 and else 0, whatever the method.
   *
   * @param x distances above the threshold
   * @param method names the surrogate gradient; has no influence here
   * @param alpha its sharpness; has no influence here
   * @return spikes, as many
   */
  public static float[] threshold(float[] x, ThresholdMethod method, double alpha) {
    float[] z = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      z[i] = method.forward(x[i]);
    }
    return z;
  }

  /**
   * The surrogate gradient of {@link #threshold}.
   *
   * @param x distances above the threshold
   * @param method surrogate
   * @param alpha its sharpness
   * @return derivatives, as many
   */
  public static float[] thresholdGradient(float[] x, ThresholdMethod method, double alpha) {
    float[] gradient = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      gradient[i] = method.gradient(x[i], (float) alpha);
    }
    return gradient;
  }

  private static float[] dense(StepOutput out, int size) {
    float[] z = new float[size];
    for (int n = 0; n < out.spikeCount(); n++) {
      z[out.spikes()[n]] = 1f;
    }
    return z;
  }
}
