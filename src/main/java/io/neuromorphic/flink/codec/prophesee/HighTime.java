/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.prophesee;

import io.neuromorphic.flink.codec.Warnings;

/**
 * The upper part of a camera's time, as TIME_HIGH words tell it: a counter that wraps around. One
 * that falls by less than a wrap really steps back and is kept as it is.
 */
public final class HighTime {

  private static final String STEPS_BACK = "TIME_HIGH steps back";

  /** A sign of damage: what lies between is time that nobody has seen. */
  private static final String EARLY_WRAP = "TIME_HIGH wraps far from its end";

  /** A camera tells its time much more often than this part of the range. */
  private static final int NEAR = 16;

  private final int bits;
  private final int wrapDrop;
  private final Warnings warnings;
  private long loops;
  private int value;
  private boolean started;

  /**
   * @param bits of the counter
   * @param wrapDrop it has wrapped around where it falls by so much or more
   * @param warnings counts steps back
   */
  public HighTime(int bits, int wrapDrop, Warnings warnings) {
    this.bits = bits;
    this.wrapDrop = wrapDrop;
    this.warnings = warnings;
  }

  /** Whether a TIME_HIGH has been seen: before it no time is known. */
  public boolean isStarted() {
    return started;
  }

  /** Takes the counter of a TIME_HIGH word and returns it with its wraps. */
  public long take(int next) {
    if (next < value && started) {
      fall(next);
    }
    value = next;
    started = true;
    return get();
  }

  /** The counter with its wraps. */
  public long get() {
    return loops << bits | value;
  }

  private void fall(int next) {
    if (value - next >= wrapDrop) {
      loops++;
      int near = (1 << bits) / NEAR;
      if (value < (1 << bits) - near || next >= near) {
        warnings.add(EARLY_WRAP);
      }
    } else {
      warnings.add(STEPS_BACK);
    }
  }
}
