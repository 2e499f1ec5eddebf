/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/** The gradient by the weights of currents {@code W·x}, summed over steps, and that by x. */
final class WeightGradient {

  private final double[][] sums;
  private final int[] active;

  WeightGradient(int rows, int columns) {
    sums = new double[rows][columns];
    active = new int[columns];
  }

  /**
   * Adds a step.
   *
   * @param current gradient by the currents of the step, one a row
   * @param x what the weights were multiplied with; zeros are skipped, as they are on the way there
   */
  void add(double[] current, float[] x) {
    int count = 0;
    for (int j = 0; j < x.length; j++) {
      if (x[j] != 0f) {
        active[count++] = j;
      }
    }
    for (int i = 0; i < current.length; i++) {
      double[] row = sums[i];
      for (int n = 0; n < count; n++) {
        row[active[n]] += current[i] * x[active[n]];
      }
    }
  }

  /** The sums, each rounded once. */
  float[][] toFloat() {
    float[][] rounded = new float[sums.length][];
    for (int i = 0; i < sums.length; i++) {
      rounded[i] = BackwardPass.toFloat(sums[i]);
    }
    return rounded;
  }

  /** Adds the gradient by x, {@code Wᵀ·current}. */
  static void addByInput(float[][] weights, double[] current, double[] x) {
    for (int i = 0; i < current.length; i++) {
      float[] row = weights[i];
      double factor = current[i];
      for (int j = 0; j < x.length; j++) {
        x[j] += factor * row[j];
      }
    }
  }
}
