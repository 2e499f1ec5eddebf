/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.capture;

import io.neuromorphic.flink.event.InputPacket;
import java.util.HashMap;
import java.util.Map;

/** The times of captured events, as each split told them and as they are written. */
final class CaptureTimes {

  private final Map<Integer, Long> reached = new HashMap<>();
  private long promised = InputPacket.NONE;
  private long disorder;
  private long first = InputPacket.NONE;
  private long last = InputPacket.NONE;
  private long longestGap;

  /** A marker of a split: all before that has been sent, µs. */
  void marker(long until) {
    if (until != InputPacket.END) {
      promised = Math.max(promised, until);
    }
  }

  /** An event of a split, in the order in which it came. */
  void came(int split, long t) {
    long most = reached.getOrDefault(split, InputPacket.NONE);
    if (t >= most) {
      reached.put(split, t);
    } else {
      disorder = Math.max(disorder, distance(most, t));
    }
  }

  /** What was written is written again from the beginning. */
  void again() {
    first = InputPacket.NONE;
    last = InputPacket.NONE;
    longestGap = 0;
  }

  /** An event, in ascending order. */
  void written(long t) {
    if (first == InputPacket.NONE) {
      first = t;
    } else {
      longestGap = Math.max(longestGap, distance(t, last));
    }
    last = t;
  }

  long disorderMicros() {
    return disorder;
  }

  long firstMicros() {
    return first == InputPacket.NONE ? 0 : first;
  }

  long lastMicros() {
    return last == InputPacket.NONE ? 0 : last;
  }

  long longestGapMicros() {
    return longestGap;
  }

  /** How far markers went beyond the last event, µs; they tell the time before them. */
  long silenceMicros() {
    return last == InputPacket.NONE || promised <= last + 1 ? 0 : distance(promised - 1, last);
  }

  private static long distance(long later, long earlier) {
    long distance = later - earlier;
    return distance < 0 ? Long.MAX_VALUE : distance;
  }
}
