/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import java.util.Arrays;
import java.util.Locale;

/**
 * Some numbers in short.
 *
 * @param median the mean of the middle two where their number is even
 * @param min the least
 * @param max the greatest
 */
public record Spread(double median, double min, double max) {

  /** Of numbers, at least one. */
  public static Spread of(double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("no numbers");
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }

  /** {@code 12.3 (11.9–13.0)}. */
  @Override
  public String toString() {
    return digits(median) + " (" + digits(min) + "–" + digits(max) + ")";
  }

  /** Three digits, or all before the point. */
  static String digits(double value) {
    double size = Math.abs(value);
    String format = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, format, value);
  }
}
