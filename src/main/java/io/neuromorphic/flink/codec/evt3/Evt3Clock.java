/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.evt3;

import static io.neuromorphic.flink.codec.evt3.Evt3Format.TIME_HIGH_SHIFT;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.TIME_LOOP_SHIFT;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.TIME_MASK;
import static io.neuromorphic.flink.codec.evt3.Evt3Format.WRAP_DROP;

import io.neuromorphic.flink.codec.Warnings;

/**
 * Time as the words tell it: 24 bits that wrap every 16.8 s. The lower half legitimately steps back
 * where several parts of a sensor report, so that time is not monotone.
 */
final class Evt3Clock {

  private static final String STEPS_BACK = "TIME_HIGH steps back";

  private final Warnings warnings;
  private long loops;
  private int high;
  private int low;
  private boolean started;

  Evt3Clock(Warnings warnings) {
    this.warnings = warnings;
  }

  /** Whether a TIME_HIGH has been seen: before it no time is known. */
  boolean isStarted() {
    return started;
  }

  /** Takes a TIME_HIGH word and returns the time, µs. */
  long high(int word) {
    int next = word & TIME_MASK;
    if (started && next < high) {
      if (high - next >= WRAP_DROP) {
        loops++;
      } else {
        warnings.add(STEPS_BACK);
      }
    }
    if (next != high) {
      low = 0;
    }
    high = next;
    started = true;
    return time();
  }

  /** Takes a TIME_LOW word and returns the time, µs. */
  long low(int word) {
    low = word & TIME_MASK;
    return time();
  }

  long time() {
    return (loops << TIME_LOOP_SHIFT) | ((long) high << TIME_HIGH_SHIFT) | low;
  }
}
