/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * Adds rows of weights to sums, one number a neuron. All addends are small, see {@link InputSums},
 * so the sums are exact, and the same whichever implementation adds them.
 */
interface RowSums {

  /** Adds four rows of weights that are multiples of 2^-40. */
  void add(float[] a, float[] b, float[] c, float[] d, double[] into, int size);

  /** Adds one. */
  void add(float[] row, double[] into, int size);

  /**
   * Adds one row of weights times a gain, each product rounded to a multiple of 2^-40.
   *
   * @param gain a float
   */
  void addScaled(float[] row, double gain, double[] into, int size);

  /** The same of float16, as bits. */
  void addHalves(short[] row, double gain, double[] into, int size);
}
