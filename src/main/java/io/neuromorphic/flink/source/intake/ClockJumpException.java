/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

/** The first record of a split lies so far from the origin that two clocks must be mixed up. */
public final class ClockJumpException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ClockJumpException(String input, String position, long t, long origin, long maxGap) {
    super(
        String.format(
            "input '%s': its first event (%s) is at t = %d µs, %s from the origin at %d µs, more than"
                + " max-gap (%s). Give the input a clock (time: from-zero, align or {shift: µs}), the"
                + " job an origin, or a larger max-gap",
            input,
            position,
            t,
            seconds(Math.abs((double) t - (double) origin)),
            origin,
            seconds((double) maxGap)));
  }

  private static String seconds(double micros) {
    return String.format(java.util.Locale.ROOT, "%.3f s", micros / 1e6);
  }
}
