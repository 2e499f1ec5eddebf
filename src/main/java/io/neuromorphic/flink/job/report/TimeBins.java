/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.report;

import java.util.Arrays;

/**
 * Counts in rows over time. There are at most {@value #MOST} bins of time: when an event needs one
 * more, all become twice as wide, so the memory is that of the first day however long a run is.
 *
 * <p>Bins lie at multiples of their width since t = 0. Times may come in any order.
 */
final class TimeBins {

  /** Most bins; at least half as many are used once there were so many. */
  static final int MOST = 1_024;

  private final int rows;
  private final int[] counts;
  private long width;
  private long first;
  private int used;

  /**
   * @param rows at least 1
   * @param widthMicros of a bin at the beginning, µs
   */
  TimeBins(int rows, long widthMicros) {
    this.rows = rows;
    this.width = widthMicros;
    counts = new int[rows * MOST];
  }

  /** Counts an event. */
  void add(long t, int row) {
    increment(bin(t), row);
  }

  /** Number of the bin of a time; it holds until another time is asked for. */
  int bin(long t) {
    long index = Math.floorDiv(t, width);
    if (used == 0) {
      first = index;
      used = 1;
      return 0;
    }
    if (index < first || index >= first + MOST) {
      makeRoom(index);
      index = Math.floorDiv(t, width);
    }
    int bin = (int) (index - first);
    used = Math.max(used, bin + 1);
    return bin;
  }

  /** Counts an event in a bin; a count that is full stays full. */
  void increment(int bin, int row) {
    int at = bin * rows + row;
    counts[at] += counts[at] == Integer.MAX_VALUE ? 0 : 1;
  }

  private void makeRoom(long wanted) {
    long index = wanted;
    while (Math.max(index, first + used - 1) - Math.min(index, first) >= MOST) {
      widen();
      index = Math.floorDiv(index, 2);
    }
    if (index < first) {
      int shift = (int) (first - index);
      System.arraycopy(counts, 0, counts, shift * rows, used * rows);
      Arrays.fill(counts, 0, shift * rows, 0);
      first = index;
      used += shift;
    }
  }

  /** Makes each two bins one. */
  private void widen() {
    long newFirst = Math.floorDiv(first, 2);
    int newUsed = (int) (Math.floorDiv(first + used - 1, 2) - newFirst) + 1;
    for (int bin = 0; bin < used; bin++) {
      int to = (int) (Math.floorDiv(first + bin, 2) - newFirst) * rows;
      int from = bin * rows;
      for (int row = 0; row < rows && to != from; row++) {
        long sum = (long) counts[to + row] + counts[from + row];
        counts[to + row] = (int) Math.min(Integer.MAX_VALUE, sum);
        counts[from + row] = 0;
      }
    }
    first = newFirst;
    used = newUsed;
    width *= 2;
  }

  /** Rows of counts. */
  int rows() {
    return rows;
  }

  /** Bins from the first that holds an event to the last. */
  int used() {
    return used;
  }

  /** Length of a bin, µs. */
  long widthMicros() {
    return width;
  }

  /** Start of the first bin, µs. */
  long startMicros() {
    return first * width;
  }

  /** Counts, bin by bin: those of a bin are {@code rows} in a row. A copy. */
  int[] counts() {
    return Arrays.copyOf(counts, used * rows);
  }
}
