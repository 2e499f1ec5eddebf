/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.math.BigDecimal;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Round numbers for an axis. */
final class Ticks {

  private static final int[] STEPS = {1, 2, 5};

  private Ticks() {}

  /** Multiples of 1, 2 or 5 times a power of ten in {@code [from, to)}, about {@code wanted}. */
  static int[] whole(int from, int to, int wanted) {
    long step = 1;
    for (int i = 0; (to - from) / step > Math.max(1, wanted); i++) {
      step = STEPS[i % STEPS.length] * (long) Math.pow(10, i / STEPS.length);
    }
    long width = step;
    long first = (from + width - 1) / width;
    return IntStream.rangeClosed((int) first, (int) ((to - 1) / width))
        .map(i -> (int) (i * width))
        .toArray();
  }

  /** Multiples of 1, 2 or 5 times a power of ten in {@code [from, to]}, at most {@code wanted}. */
  static double[] decimal(double from, double to, int wanted) {
    double rough = (to - from) / wanted;
    int power = (int) Math.floor(Math.log10(rough));
    BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen(power);
    for (int times : STEPS) {
      if (step.doubleValue() >= rough) {
        break;
      }
      step = BigDecimal.valueOf(times).scaleByPowerOfTen(power);
    }
    if (step.doubleValue() < rough) {
      step = BigDecimal.ONE.scaleByPowerOfTen(power + 1);
    }
    BigDecimal width = step;
    long first = (long) Math.ceil(from / width.doubleValue() - 1e-9);
    long last = (long) Math.floor(to / width.doubleValue() + 1e-9);
    return LongStream.rangeClosed(first, last)
        .mapToDouble(i -> width.multiply(BigDecimal.valueOf(i)).doubleValue())
        .toArray();
  }
}
