/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * How a loss changes with what a sequence of steps gave: what the backward pass starts from. Each
 * array has a row a step and a number a neuron, [T][H], or is null where the loss does not look at
 * that value. The arrays are the caller's: neither copied nor changed.
 *
 * @param z dL/dz of the spikes of each step
 * @param v dL/dv of the membrane potential after each step, after the reset, 1/mV
 * @param u dL/du of the recovery variable after each step, after the reset
 */
@SuppressWarnings("ArrayRecordComponent") // Plain arrays are what steps work on.
public record LossGradient(float[][] z, float[][] v, float[][] u) {

  /** Of a loss that looks at spikes only. */
  public static LossGradient ofSpikes(float[][] z) {
    return new LossGradient(z, null, null);
  }

  /** Refuses any shape but [steps][size], and what is not finite. */
  void check(int steps, int size) {
    check("loss.z", z, steps, size);
    check("loss.v", v, steps, size);
    check("loss.u", u, steps, size);
  }

  private static void check(String name, float[][] values, int steps, int size) {
    if (values != null) {
      Shapes.sequence(name, values, steps, size);
    }
  }
}
