/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import java.util.Arrays;

/**
 * What a forward pass leaves behind: the state before the first step, z, v and u after each, and
 * how far v came before the reset. It is stepped by the kernel of every other run, so it has the
 * same bits.
 */
final class SequenceTape {

  final StepConstants constants;
  final int size;

  /** [T][H], after each step. */
  final float[][] z;

  final float[][] v;
  final float[][] u;

  /** v' of each step, before the reset, mV; NaN for a neuron that took its initial state. */
  private final float[][] reached;

  private final float[] firstV;
  private final float[] firstU;
  private final StepOutput out;

  /** -0: the number that changes no sum. */
  private final float[] none;

  private long resets;

  SequenceTape(int steps, float[] v, float[] u, StepConstants constants) {
    this.constants = constants;
    this.size = v.length;
    this.firstV = v.clone();
    this.firstU = u.clone();
    this.z = new float[steps][size];
    this.v = new float[steps][];
    this.u = new float[steps][];
    this.reached = new float[steps][];
    this.out = new StepOutput(size);
    this.none = new float[size];
    Arrays.fill(none, -0f);
  }

  /** Step t with one current a neuron. */
  void step(int t, float[] current) {
    copyState(t);
    StepKernels.best().step(v[t], u[t], current, size, constants, out);
    keep(t, current, none);
  }

  /** Step t with two, added one after the other. */
  void stepRecurrent(int t, float[] current, float[] recurrent) {
    copyState(t);
    StepKernels.best().stepRecurrent(v[t], u[t], current, recurrent, size, constants, out);
    keep(t, current, recurrent);
  }

  float[] vBefore(int t) {
    return t == 0 ? firstV : v[t - 1];
  }

  float[] uBefore(int t) {
    return t == 0 ? firstU : u[t - 1];
  }

  float[] reached(int t) {
    return reached[t];
  }

  long resets() {
    return resets;
  }

  private void copyState(int t) {
    v[t] = vBefore(t).clone();
    u[t] = uBefore(t).clone();
  }

  private void keep(int t, float[] current, float[] recurrent) {
    reached[t] = v[t].clone();
    for (int n = 0; n < out.spikeCount(); n++) {
      int i = out.spikes()[n];
      z[t][i] = 1f;
      reached[t][i] = nextV(vBefore(t)[i], uBefore(t)[i], current[i], recurrent[i]);
    }
    for (int n = 0; n < out.resets(); n++) {
      reached[t][out.resetNeurons()[n]] = Float.NaN;
    }
    resets += out.resets();
  }

  /** v' of a neuron whose v the reset has overwritten, by the kernel's expression. */
  private float nextV(float x, float y, float current, float recurrent) {
    StepConstants c = constants;
    float bracket = ((c.sq() * (x * x) + c.mn() * x) + c.bias()) - y;
    return x + c.k() * ((bracket + current) + recurrent);
  }
}
