/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.inspect;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Counts events over time, in bins of a power of two µs. Only bins that hold events are kept; when
 * there are too many of them, all are made twice as wide. So memory is bounded, and a few times far
 * from the others do not make the bins of these coarse.
 */
final class RateCounts {

  /** Most bins. */
  static final int MAX_BINS = 1 << 15;

  private Map<Long, long[]> bins = new HashMap<>();
  private int shift;
  private long lastBin;
  private long[] lastCounts;

  /** Counts an event at {@code t} µs. */
  void add(long t, int polarity) {
    long bin = t >> shift;
    if (lastCounts == null || bin != lastBin) {
      lastCounts = bins.computeIfAbsent(bin, unseen -> new long[2]);
      lastBin = bin;
      if (bins.size() > MAX_BINS) {
        widen();
        lastBin = t >> shift;
        lastCounts = bins.get(lastBin);
      }
    }
    lastCounts[polarity]++;
  }

  /** The rates over the time that nearly all events are in. */
  EventRates rates() {
    TreeMap<Long, long[]> all = new TreeMap<>(bins);
    SortedMap<Long, long[]> shown = withoutOutliers(all);
    return EventRates.of(shown, shift, total(all) - total(shown));
  }

  /**
   * Leaves out, at either end, what lies outside the time of the middle 99.8 % of all events by
   * more than four times its length. Of fewer than a hundred events nothing is left out.
   */
  private static SortedMap<Long, long[]> withoutOutliers(TreeMap<Long, long[]> all) {
    long events = total(all);
    if (events < 100) {
      return all;
    }
    long aside = Math.max(1, events / 1_000);
    long low = quantile(all, aside);
    long high = quantile(all.descendingMap(), aside);
    double margin = 4 * ((double) high - low + 1);
    TreeMap<Long, long[]> shown = new TreeMap<>();
    all.forEach(
        (bin, counts) -> {
          if ((double) low - bin <= margin && (double) bin - high <= margin) {
            shown.put(bin, counts);
          }
        });
    return shown;
  }

  /** The first bin that holds an event after the first {@code aside}. */
  private static long quantile(SortedMap<Long, long[]> bins, long aside) {
    long passed = 0;
    for (Map.Entry<Long, long[]> bin : bins.entrySet()) {
      passed += bin.getValue()[0] + bin.getValue()[1];
      if (passed > aside) {
        return bin.getKey();
      }
    }
    return bins.lastKey();
  }

  private static long total(SortedMap<Long, long[]> bins) {
    return bins.values().stream().mapToLong(counts -> counts[0] + counts[1]).sum();
  }

  private void widen() {
    while (bins.size() > MAX_BINS) {
      Map<Long, long[]> wider = new HashMap<>();
      bins.forEach(
          (bin, counts) -> {
            long[] sum = wider.computeIfAbsent(bin >> 1, unseen -> new long[2]);
            sum[0] += counts[0];
            sum[1] += counts[1];
          });
      bins = wider;
      shift++;
    }
  }
}
