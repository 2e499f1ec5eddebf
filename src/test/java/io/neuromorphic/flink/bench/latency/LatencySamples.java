/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.latency;

import java.util.Arrays;

/** Latencies of many spikes, µs. Used by one thread. */
final class LatencySamples {

  private static final double MICROS_PER_MILLI = 1_000;

  private long[] micros = new long[1 << 18];
  private int count;
  private boolean sorted;

  void add(long latencyMicros) {
    if (count == micros.length) {
      micros = Arrays.copyOf(micros, 2 * count);
    }
    micros[count++] = latencyMicros;
    sorted = false;
  }

  int count() {
    return count;
  }

  /** The smallest latency that the given share of all do not exceed, ms; NaN of none. */
  double millis(double share) {
    if (count == 0) {
      return Double.NaN;
    }
    if (!sorted) {
      Arrays.sort(micros, 0, count);
      sorted = true;
    }
    int rank = (int) Math.ceil(share * count);
    return micros[Math.max(0, rank - 1)] / MICROS_PER_MILLI;
  }
}
