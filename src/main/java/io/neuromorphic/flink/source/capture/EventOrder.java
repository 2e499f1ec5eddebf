/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.capture;

import java.util.Arrays;
import java.util.Comparator;

/** In which order events are in that of their times; those of one time stay as they were. */
final class EventOrder {

  /** Bits of the place of an event; the others hold its time from the smallest on, 101 days. */
  private static final int PLACE_BITS = 20;

  /** Events that can be ordered together. */
  static final int MOST = 1 << PLACE_BITS;

  private static final long LONGEST_MICROS = 1L << (63 - PLACE_BITS);

  private EventOrder() {}

  /** The places of the first {@code size} times, in ascending order of these. */
  static int[] of(long[] t, int size) {
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    boolean ascends = true;
    for (int i = 0; i < size; i++) {
      ascends &= t[i] >= most;
      least = Math.min(least, t[i]);
      most = Math.max(most, t[i]);
    }
    int[] order = new int[size];
    Arrays.setAll(order, i -> i);
    if (ascends) {
      return order;
    }
    long reach = most - least;
    return reach >= 0 && reach < LONGEST_MICROS ? packed(t, least, order) : compared(t, order);
  }

  /** Time and place in one number each: as fast as numbers are sorted. */
  private static int[] packed(long[] t, long least, int[] order) {
    long[] keys = new long[order.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (t[i] - least) << PLACE_BITS | i;
    }
    Arrays.sort(keys);
    for (int i = 0; i < keys.length; i++) {
      order[i] = (int) (keys[i] & (MOST - 1));
    }
    return order;
  }

  private static int[] compared(long[] t, int[] order) {
    return Arrays.stream(order)
        .boxed()
        .sorted(Comparator.comparingLong(i -> t[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
