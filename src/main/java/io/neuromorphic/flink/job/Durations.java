/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import java.time.Duration;

/** Lengths of time in words. */
public final class Durations {

  private Durations() {}

  /** Such as {@code 1 h 30 min}, {@code 14 min 59 s}, {@code 100 ms}: two units at most. */
  public static String text(Duration duration) {
    if (duration.toHours() > 0) {
      return join(duration.toHours(), "h", duration.toMinutesPart(), "min");
    }
    if (duration.toMinutes() > 0) {
      return join(duration.toMinutes(), "min", duration.toSecondsPart(), "s");
    }
    return join(duration.toSeconds(), "s", duration.toMillisPart(), "ms");
  }

  private static String join(long more, String large, int less, String small) {
    if (more == 0) {
      return less + " " + small;
    }
    return more + " " + large + (less == 0 ? "" : " " + less + " " + small);
  }
}
