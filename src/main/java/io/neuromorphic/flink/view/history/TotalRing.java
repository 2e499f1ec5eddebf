/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.history;

import java.util.Arrays;

/** One count for each of the last bins of time. Not for several threads. */
final class TotalRing {

  private final long binMicros;
  private final long[] counts;
  private long newest = Long.MIN_VALUE;

  /**
   * @param binMicros length of a bin, µs
   * @param bins how many are kept
   */
  TotalRing(long binMicros, int bins) {
    this.binMicros = binMicros;
    this.counts = new long[bins];
  }

  long binMicros() {
    return binMicros;
  }

  /** Adds to the bin of an instant, unless that is too old. */
  void add(long micros, long count) {
    long bin = Math.floorDiv(micros, binMicros);
    if (newest == Long.MIN_VALUE) {
      newest = bin;
    }
    if (bin <= newest - counts.length) {
      return;
    }
    if (bin > newest) {
      clear(newest + 1, bin);
      newest = bin;
    }
    counts[slot(bin)] += count;
  }

  /** The sum over [from, to), which are rounded down to bins. */
  long sum(long fromMicros, long toMicros) {
    if (newest == Long.MIN_VALUE) {
      return 0;
    }
    long from = Math.max(Math.floorDiv(fromMicros, binMicros), newest - counts.length + 1);
    long to = Math.min(Math.floorDiv(toMicros, binMicros), newest + 1);
    long sum = 0;
    for (long bin = from; bin < to; bin++) {
      sum += counts[slot(bin)];
    }
    return sum;
  }

  /** Forgets everything from an instant's bin on. */
  void forgetFrom(long micros) {
    if (newest == Long.MIN_VALUE) {
      return;
    }
    long bin = Math.floorDiv(micros, binMicros);
    if (bin <= newest) {
      clear(Math.max(bin, newest - counts.length + 1), newest);
      newest = bin;
    }
  }

  private void clear(long first, long last) {
    if (last - first >= counts.length) {
      Arrays.fill(counts, 0);
      return;
    }
    for (long bin = first; bin <= last; bin++) {
      counts[slot(bin)] = 0;
    }
  }

  private int slot(long bin) {
    return (int) Math.floorMod(bin, (long) counts.length);
  }
}
