/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

import java.util.Locale;

/**
 * A population whose step advances the model by 0.25 ms, whatever dt.
 *
 * @param name of the population
 * @param width of a grid, or the size
 * @param height of a grid, or 1
 * @param c reset of v, mV
 * @param d step of u after a spike
 */
record Neurons(String name, int width, int height, double c, double d) {

  static final double A = 0.02;
  static final double B = 0.2;
  static final double SQ = 0.04;
  static final double MN = 5;
  static final double BIAS = 140;
  static final double V_TH = 30;
  static final float V = -70;
  static final float U = -14;
  private static final double MODEL_MILLIS = 0.25;

  int size() {
    return width * height;
  }

  /** Steps per second of model time. */
  static double tauInv(long dtMicros) {
    return MODEL_MILLIS * 1e6 / dtMicros;
  }

  /** The population in a job file. */
  String yaml(long dtMicros) {
    return String.format(
        Locale.ROOT,
        "%s: {size: [%d, %d], parameters: {a: %s, b: %s, c: %s, d: %s, tau_inv: %s},"
            + " initial: {v: %s, u: %s}}",
        name,
        width,
        height,
        A,
        B,
        c,
        d,
        tauInv(dtMicros),
        V,
        U);
  }
}
