/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.inspect;

import java.util.Map;
import java.util.SortedMap;

/**
 * How many events there were over time.
 *
 * @param start of the first bin, µs
 * @param binMicros length of a bin, µs
 * @param on of each bin, events of pixels that became brighter; all that are not camera events
 * @param off the others
 * @param outside events far before the first or after the last bin
 */
@SuppressWarnings("ArrayRecordComponent") // handed over to be drawn, never compared
public record EventRates(long start, double binMicros, long[] on, long[] off, long outside) {

  private static final int FEWEST_BINS = 10;
  private static final int MOST_BINS = 300;
  private static final double MAX_SPAN = 0x1p61;

  /**
   * Sums small bins up to some that can be drawn: fewer where there are few events.
   *
   * @param small OFF and ON events by number of the bin
   * @param shift the binary logarithm of a bin's length in µs
   */
  static EventRates of(SortedMap<Long, long[]> small, int shift, long outside) {
    if (small.isEmpty()) {
      return new EventRates(0, 1, new long[0], new long[0], outside);
    }
    int coarser = shift;
    long first = small.firstKey();
    long last = small.lastKey();
    while ((double) last - first > MAX_SPAN) {
      first >>= 1;
      last >>= 1;
      coarser++;
    }
    long events = small.values().stream().mapToLong(counts -> counts[0] + counts[1]).sum();
    long wanted = Math.min(MOST_BINS, Math.max(FEWEST_BINS, (long) (2 * Math.sqrt(events))));
    long each = (last - first) / wanted + 1;
    int bins = (int) ((last - first) / each) + 1;
    long[] on = new long[bins];
    long[] off = new long[bins];
    for (Map.Entry<Long, long[]> bin : small.entrySet()) {
      int i = (int) (((bin.getKey() >> (coarser - shift)) - first) / each);
      off[i] += bin.getValue()[0];
      on[i] += bin.getValue()[1];
    }
    return new EventRates(first << coarser, Math.scalb((double) each, coarser), on, off, outside);
  }
}
