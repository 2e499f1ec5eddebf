/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.report;

import io.neuromorphic.flink.plot.HistogramPlot;
import java.util.ArrayList;
import java.util.List;

/**
 * Inter-spike intervals, in dt windows: all are multiples of dt. Those below {@value #EXACT} are
 * counted one by one, longer ones in 64 buckets for each factor of two, so that their length is
 * known to 1.6 %. Memory does not depend on how many there are.
 */
final class Intervals {

  /** From here on, buckets. */
  static final int EXACT = 1 << 12;

  private static final int EXACT_BITS = 12;
  private static final int BUCKET_BITS = 6;
  private static final int BUCKETS = 1 << BUCKET_BITS;
  private static final int OCTAVES = Long.SIZE - 1 - EXACT_BITS;

  /** Least width of a drawn bin: an eighth of a decade. */
  private static final double DRAWN = Math.pow(10, 0.125);

  private final long[] counts = new long[EXACT + OCTAVES * BUCKETS];
  private long count;
  private double sum;
  private double sumOfSquares;

  /** Counts an interval of so many windows, at least 1. */
  void add(long windows) {
    counts[index(windows)]++;
    count++;
    sum += windows;
    sumOfSquares += (double) windows * windows;
  }

  private static int index(long windows) {
    if (windows < EXACT) {
      return (int) windows;
    }
    int octave = Long.SIZE - 1 - Long.numberOfLeadingZeros(windows);
    int bucket = (int) (windows >>> (octave - BUCKET_BITS)) & (BUCKETS - 1);
    return EXACT + (octave - EXACT_BITS) * BUCKETS + bucket;
  }

  /** The least number of windows that is counted at an index. */
  private static double least(int index) {
    if (index <= EXACT) {
      return index;
    }
    int octave = (index - EXACT) / BUCKETS + EXACT_BITS;
    long bucket = (index - EXACT) % BUCKETS;
    return Math.scalb((double) (BUCKETS + bucket), octave - BUCKET_BITS);
  }

  /** How many there are. */
  long count() {
    return count;
  }

  /** Standard deviation of all intervals, of whatever neuron, over their mean; NaN of none. */
  double variation() {
    double mean = sum / count;
    return Math.sqrt(Math.max(0, sumOfSquares / count - mean * mean)) / mean;
  }

  /** The interval, in windows, that half of all are not longer than; NaN of none. */
  double median() {
    long before = 0;
    for (int i = 1; i < counts.length && count > 0; i++) {
      before += counts[i];
      if (2 * before >= count) {
        return i < EXACT ? i : (least(i) + least(i + 1)) / 2;
      }
    }
    return Double.NaN;
  }

  /**
   * Bins for a logarithmic axis, which end halfway between two numbers of windows.
   *
   * @param dtMillis of a window
   */
  List<HistogramPlot.Bin> bins(double dtMillis) {
    List<HistogramPlot.Bin> bins = new ArrayList<>();
    long seen = 0;
    for (int from = 1; from < counts.length && seen < count; ) {
      double low = least(from) - 0.5;
      int to = from + 1;
      while (to < counts.length - 1 && least(to) - 0.5 < low * DRAWN) {
        to++;
      }
      long in = 0;
      for (int i = from; i < to; i++) {
        in += counts[i];
      }
      seen += in;
      if (!bins.isEmpty() || in > 0) {
        bins.add(new HistogramPlot.Bin(low * dtMillis, (least(to) - 0.5) * dtMillis, in));
      }
      from = to;
    }
    return bins;
  }
}
