/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.math.BigDecimal;
import java.util.stream.LongStream;

/**
 * An axis of event time.
 *
 * @param from its left end, µs
 * @param to its right end, µs, after the left one
 * @param base where its labels count from, µs: 0, or the left end where that is far away
 */
record TimeAxis(long from, long to, long base) {

  private static final long[] DIGITS = {1, 2, 5};
  private static final long SECOND = 1_000_000;
  private static final long MILLISECOND = 1_000;

  /** A time so late says nothing to a reader. */
  private static final long FAR = 10_000 * SECOND;

  /** Over all the times, with some room at either end. */
  static TimeAxis over(LongStream times) {
    var span = times.summaryStatistics();
    if (span.getCount() == 0) {
      return new TimeAxis(0, SECOND, 0);
    }
    long room = Math.max(MILLISECOND, (span.getMax() - span.getMin()) / 50);
    long base = Math.abs(span.getMin()) < FAR ? 0 : Math.floorDiv(span.getMin(), SECOND) * SECOND;
    return new TimeAxis(span.getMin() - room, span.getMax() + room, base);
  }

  /** Where a time is, from 0 to 1. */
  double part(long t) {
    return (double) (t - from) / (to - from);
  }

  /** Multiples of 1, 2 or 5 times a power of ten from the base, at most {@code most}. */
  long[] ticks(int most) {
    long power = 1;
    int digit = 0;
    while ((to - from) / (power * DIGITS[digit]) > most) {
      digit = (digit + 1) % DIGITS.length;
      power *= digit == 0 ? 10 : 1;
    }
    long width = power * DIGITS[digit];
    long first = Math.floorDiv(from - base, width) + 1;
    return LongStream.rangeClosed(first, Math.floorDiv(to - base, width))
        .map(i -> base + i * width)
        .toArray();
  }

  /** What stands at a tick. */
  String label(long t) {
    return BigDecimal.valueOf(t - base)
        .divide(BigDecimal.valueOf(unit()))
        .stripTrailingZeros()
        .toPlainString();
  }

  /** What stands below the axis. */
  String title() {
    String symbol = unit() == SECOND ? "s" : unit() == MILLISECOND ? "ms" : "us";
    return base == 0 ? "t (" + symbol + ")" : "time since t = " + base + " us (" + symbol + ")";
  }

  private long unit() {
    long span = to - from;
    return span >= 2 * SECOND ? SECOND : span >= 2 * MILLISECOND ? MILLISECOND : 1;
  }
}
