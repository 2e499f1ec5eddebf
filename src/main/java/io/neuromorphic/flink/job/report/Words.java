/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.report;

import java.util.Locale;

/** Numbers as they stand in a report. */
final class Words {

  private Words() {}

  static String whole(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** About three digits; whole numbers without a fraction. */
  static String about(double value) {
    double size = Math.abs(value);
    if (!Double.isFinite(value)) {
      return "\u2013";
    }
    int digits = size >= 100 || size == Math.rint(size) ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
    return String.format(Locale.ROOT, "%,." + digits + "f", value);
  }

  /** A length of time. */
  static String micros(double micros) {
    if (micros >= 1e6) {
      return about(micros / 1e6) + " s";
    }
    return micros >= 1e3 ? about(micros / 1e3) + " ms" : about(micros) + " \u00b5s";
  }
}
