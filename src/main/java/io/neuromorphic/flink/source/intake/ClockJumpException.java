/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import io.neuromorphic.flink.source.RecordingFiles;
import java.util.Locale;

/** The first record of a split lies so far from the origin that two clocks must be mixed up. */
public final class ClockJumpException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private static final String FOR_A_SOURCE =
      "Give the input a clock (time: from-zero, align or {shift: µs}), the job an origin, or a larger"
          + " max-gap";

  private static final String FOR_A_STREAM =
      "Give the neurons an origin(...) near it, or a larger maxGap(...); events count microseconds";

  ClockJumpException(IntakeSpec spec, String position, long t, SplitClock clock) {
    super(
        String.format(
            "input '%s': its first event (%s) is at t = %d µs, %s from %s, more than max-gap (%s). %s",
            spec.input(),
            position,
            t,
            seconds(Math.abs((double) t - (double) clock.begin())),
            from(clock),
            seconds((double) spec.maxGapMicros()),
            spec.isByWatermarks() ? FOR_A_STREAM : FOR_A_SOURCE));
  }

  private static String from(SplitClock clock) {
    return clock.begin() == clock.origin
        ? "the origin at " + clock.origin + " µs"
        : clock.before.max()
            + " µs, which "
            + RecordingFiles.shown(clock.before.split())
            + " has reached";
  }

  private static String seconds(double micros) {
    return String.format(Locale.ROOT, "%.3f s", micros / 1e6);
  }
}
