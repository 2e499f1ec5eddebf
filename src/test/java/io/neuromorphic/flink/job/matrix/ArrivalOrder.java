/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Orders in which events may arrive so that none of them is late. */
enum ArrivalOrder {
  /** As they stand in the stream. */
  RECORDED {
    @Override
    <E extends FeedEvent> List<E> arrange(List<E> events, long delayMicros, long seed) {
      return events;
    }
  },
  /** Each event is delayed by a time of its own. */
  SHUFFLED {
    @Override
    <E extends FeedEvent> List<E> arrange(List<E> events, long delayMicros, long seed) {
      Random random = new Random(seed);
      List<Due<E>> due = new ArrayList<>(events.size());
      long latest = Long.MIN_VALUE;
      for (E event : events) {
        latest = Math.max(latest, event.t());
        due.add(new Due<>(event, latest + random.nextInt((int) delayMicros + 1)));
      }
      return due.stream().sorted(Comparator.comparingLong(Due::at)).<E>map(Due::event).toList();
    }
  },
  /** Bursts, no longer than the delay, come last event first. */
  REVERSED {
    @Override
    <E extends FeedEvent> List<E> arrange(List<E> events, long delayMicros, long seed) {
      Random random = new Random(seed);
      List<E> arranged = new ArrayList<>(events);
      long start = Long.MIN_VALUE;
      int from = 0;
      while (from < arranged.size()) {
        start = Math.max(start, events.get(from).t());
        int most = 2 + random.nextInt(LONGEST_BURST);
        int to = from;
        while (to < arranged.size()
            && to - from < most
            && events.get(to).t() - start <= delayMicros) {
          to++;
        }
        for (E event : events.subList(from, to)) {
          start = Math.max(start, event.t());
        }
        Collections.reverse(arranged.subList(from, to));
        from = to;
      }
      return arranged;
    }
  };

  private static final int LONGEST_BURST = 400;

  private record Due<E>(E event, long at) {}

  /**
   * The same events in this order. Where none of them stood more than d behind an earlier one, none
   * stands more than d + delay behind an earlier one now.
   */
  abstract <E extends FeedEvent> List<E> arrange(List<E> events, long delayMicros, long seed);

  /** How far an event stands behind an earlier one at most, µs. */
  static long lag(List<? extends FeedEvent> events) {
    long latest = Long.MIN_VALUE;
    long lag = 0;
    for (FeedEvent event : events) {
      latest = Math.max(latest, event.t());
      lag = Math.max(lag, latest - event.t());
    }
    return lag;
  }

  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
