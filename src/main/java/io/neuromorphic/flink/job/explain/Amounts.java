/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.explain;

import io.neuromorphic.flink.job.tool.Decimals;
import java.math.BigDecimal;
import java.util.Locale;

/** Numbers as people read them. */
final class Amounts {

  private static final long SECOND = 1_000_000;
  private static final long MILLISECOND = 1_000;

  private Amounts() {}

  static String whole(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A count and what is counted, which takes an s where there is not one. */
  static String of(long count, String what) {
    return whole(count) + " " + what + (count == 1 ? "" : "s");
  }

  static String decimal(double value) {
    return Decimals.format((float) value);
  }

  /** A duration in the largest unit below it. */
  static String micros(long micros) {
    if (micros >= SECOND) {
      return parts(micros, SECOND) + " s";
    }
    return micros >= MILLISECOND ? parts(micros, MILLISECOND) + " ms" : micros + " us";
  }

  private static String parts(long micros, long unit) {
    return BigDecimal.valueOf(micros)
        .divide(BigDecimal.valueOf(unit))
        .stripTrailingZeros()
        .toPlainString();
  }
}
