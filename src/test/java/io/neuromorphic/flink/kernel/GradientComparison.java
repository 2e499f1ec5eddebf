/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.IntToDoubleFunction;

/**
 * Gradients beside what they should be: arrays of quantities in one order, however they are had.
 */
final class GradientComparison {

  /** Far enough for float32 to see a difference, and exact in it. */
  private static final float EPSILON = 0.5f;

  private GradientComparison() {}

  /** What a loss of a network depends on. */
  static List<float[]> quantities(SmallNetwork network) {
    List<float[]> all = new ArrayList<>(List.of(network.input));
    all.addAll(List.of(network.inputWeights));
    all.addAll(List.of(network.recurrentWeights));
    all.addAll(List.of(network.first.z(), network.first.v(), network.first.u()));
    return all;
  }

  /** Its gradients, in the same order. */
  static List<float[]> of(IzhikevichRecurrentGradients gradients) {
    List<float[]> all = new ArrayList<>(List.of(gradients.input()));
    all.addAll(List.of(gradients.inputWeights()));
    all.addAll(List.of(gradients.recurrentWeights()));
    all.addAll(List.of(gradients.z(), gradients.v(), gradients.u()));
    return all;
  }

  /**
   * Each gradient is its expected value, within a tolerance of it and a thousandth of that of the
   * largest there is: sums of large terms may cancel.
   */
  static void assertClose(List<float[]> gradients, IntToDoubleFunction expected, double tolerance) {
    List<Double> all = new ArrayList<>();
    double largest = 0;
    for (float[] row : gradients) {
      for (int j = 0; j < row.length; j++) {
        double value = expected.applyAsDouble(all.size());
        largest = Math.max(largest, Math.abs(value));
        all.add(value);
      }
    }
    assertThat(largest).isPositive();
    int n = 0;
    for (float[] row : gradients) {
      for (float gradient : row) {
        double value = all.get(n);
        assertThat(Math.abs(gradient - value))
            .as("gradient %s: %s, expected %s", n++, gradient, value)
            .isLessThanOrEqualTo(tolerance * (Math.abs(value) + largest / 1000));
      }
    }
  }

  /** Every gradient is the slope between runs of the real forward pass to both sides. */
  static void assertSlopes(
      List<float[]> quantities, List<float[]> gradients, DoubleSupplier loss, double tolerance) {
    for (int a = 0; a < quantities.size(); a++) {
      float[] row = quantities.get(a);
      double largest = 0;
      for (float gradient : gradients.get(a)) {
        largest = Math.max(largest, Math.abs(gradient));
      }
      for (int j = 0; j < row.length; j++) {
        assertThat(Math.abs(gradients.get(a)[j] - slope(row, j, loss)))
            .as("gradient %s of array %s: %s", j, a, gradients.get(a)[j])
            .isLessThanOrEqualTo(tolerance * Math.max(1, largest));
      }
    }
  }

  /** Of fourth order: exact for polynomials up to the fourth degree. */
  private static double slope(float[] row, int j, DoubleSupplier loss) {
    float middle = row[j];
    double[] losses = new double[5];
    for (int n = -2; n <= 2; n++) {
      row[j] = middle + n * EPSILON;
      losses[n + 2] = loss.getAsDouble();
    }
    row[j] = middle;
    return (8 * (losses[3] - losses[1]) - (losses[4] - losses[0])) / (12 * EPSILON);
  }
}
