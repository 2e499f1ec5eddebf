/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import io.neuromorphic.flink.event.InputPacket;

/**
 * From where to where the events of a recording reach. One whose time lies more than an hour ahead
 * of all before it, or behind the first, does not count: a job with the default {@code max-gap}
 * rejects it, and a marker or a further round must not follow it.
 */
final class TimeSpan {

  /** A longer gap is taken for a clock that jumps, µs. */
  static final long LONGEST_GAP_MICROS = 3_600_000_000L;

  private boolean isEmpty = true;
  private long first;
  private long earliest;
  private long latest;

  /** Counts the events of a packet. */
  void add(InputPacket packet) {
    long[] t = packet.t();
    for (int i = 0; i < packet.size(); i++) {
      add(t[i]);
    }
  }

  private void add(long t) {
    if (isEmpty) {
      isEmpty = false;
      first = t;
      earliest = t;
      latest = t;
    } else if (t > latest) {
      // Not the sum: it may overflow. A difference that does is far, too.
      latest = isNear(t - latest) ? t : latest;
    } else if (t < earliest) {
      earliest = isNear(first - t) ? t : earliest;
    }
  }

  private static boolean isNear(long gap) {
    return gap >= 0 && gap <= LONGEST_GAP_MICROS;
  }

  /** Whether there was no event. */
  boolean isEmpty() {
    return isEmpty;
  }

  /** Time of the last event, µs. */
  long latest() {
    return latest;
  }

  /** From the first to the last, µs. */
  long length() {
    return latest - earliest;
  }
}
