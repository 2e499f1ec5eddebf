/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.kernel;

import java.util.Arrays;
import java.util.Locale;

/**
 * Median, least and greatest of a figure over repetitions.
 *
 * @param median of all
 * @param min least
 * @param max greatest
 */
record Spread(double median, double min, double max) {

  static Spread of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Spread(median(sorted), sorted[0], sorted[sorted.length - 1]);
  }

  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** As a JSON object. */
  String json() {
    return String.format(
        Locale.ROOT, "{\"median\":%.4f,\"min\":%.4f,\"max\":%.4f}", median, min, max);
  }
}
