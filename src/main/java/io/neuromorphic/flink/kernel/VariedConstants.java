/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import java.util.Map;

/**
 * The constants of a step of neurons that do not all have the same parameters: those of each neuron
 * are computed as {@link StepConstants} computes them for one, so that a list of equal values gives
 * the same bits as the value alone. (PyTorch with a tensor of parameters takes the products of
 * constants in float32, and gives other bits than with numbers.) Arrays by neuron.
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record VariedConstants(
    float[] k,
    float[] ka,
    float[] sq,
    float[] mn,
    float[] bias,
    float[] b,
    float[] c,
    float[] d,
    float[] vTh,
    float[] quietV,
    float[] quietU,
    float[] initialV,
    float[] initialU) {

  /**
   * For a range of neurons.
   *
   * @param base what is the same for all
   * @param varied by Norse's names: a number for every neuron of the population
   * @param dt seconds
   * @param initialV of every neuron of the range, mV
   * @param initialU of every neuron of the range
   * @param first neuron of the range
   * @throws IllegalArgumentException names the neuron whose constants are not finite
   */
  static VariedConstants of(
      IzhikevichParameters base,
      Map<String, double[]> varied,
      double dt,
      float[] initialV,
      float[] initialU,
      int first) {
    StepConstants[] own = new StepConstants[initialV.length];
    for (int i = 0; i < own.length; i++) {
      try {
        own[i] = constants(base, varied, first + i, dt, initialV[i], initialU[i]);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("neuron " + (first + i) + ": " + e.getMessage(), e);
      }
    }
    return of(own);
  }

  /** Of the constants of each neuron. */
  static VariedConstants of(StepConstants[] own) {
    int size = own.length;
    VariedConstants all =
        new VariedConstants(
            new float[size],
            new float[size],
            new float[size],
            new float[size],
            new float[size],
            new float[size],
            new float[size],
            new float[size],
            new float[size],
            new float[size],
            new float[size],
            new float[size],
            new float[size]);
    for (int i = 0; i < size; i++) {
      all.set(i, own[i]);
    }
    return all;
  }

  private static StepConstants constants(
      IzhikevichParameters base,
      Map<String, double[]> varied,
      int neuron,
      double dt,
      float v,
      float u) {
    IzhikevichParameters own = base;
    for (Map.Entry<String, double[]> parameter : varied.entrySet()) {
      own = own.with(parameter.getKey(), parameter.getValue()[neuron]);
    }
    return StepConstants.of(own, dt, v, u);
  }

  private void set(int i, StepConstants own) {
    k[i] = own.k();
    ka[i] = own.ka();
    sq[i] = own.sq();
    mn[i] = own.mn();
    bias[i] = own.bias();
    b[i] = own.b();
    c[i] = own.c();
    d[i] = own.d();
    vTh[i] = own.vTh();
    quietV[i] = own.quietV();
    quietU[i] = own.quietU();
    initialV[i] = own.initialV();
    initialU[i] = own.initialU();
  }
}
