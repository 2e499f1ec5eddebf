/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.capture;

import io.neuromorphic.flink.event.InputPacket;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The times of captured events, as each split told them and as they are written. */
final class CaptureTimes {

  private static final long MILLI = 1_000;

  private final Map<Integer, Long> reached = new HashMap<>();
  private long least = Long.MAX_VALUE;
  private long most = Long.MIN_VALUE;
  private long promised = InputPacket.NONE;
  private long disorder;
  private long first = InputPacket.NONE;
  private long last = InputPacket.NONE;
  private long longestGap;

  /**
   * A marker of a split: all before that has been sent, µs. To a job it is as if an event of the
   * microsecond before had come.
   */
  void marker(int split, long until) {
    if (until != InputPacket.END && until != InputPacket.NONE) {
      promised = Math.max(promised, until);
      reach(split, until - 1);
    }
  }

  /** An event of a split, in the order in which it came. */
  void came(int split, long t) {
    least = Math.min(least, t);
    most = Math.max(most, t);
    long reach = reach(split, t);
    if (t < reach) {
      disorder = Math.max(disorder, distance(reach, t));
    }
  }

  /** How far a split has come with this time. */
  private long reach(int split, long t) {
    return reached.merge(split, t, Math::max);
  }

  /**
   * The time of the earliest event that came, rounded down to a whole millisecond, µs.
   *
   * @throws IOException where int64 does not hold the time from there to the last event
   */
  long zeroMicros() throws IOException {
    try {
      long zero = Math.subtractExact(least, Math.floorMod(least, MILLI));
      Math.subtractExact(most, zero);
      return zero;
    } catch (ArithmeticException e) {
      throw new IOException(
          "its times, from " + least + " to " + most + " us, are too far apart to count from zero",
          e);
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
