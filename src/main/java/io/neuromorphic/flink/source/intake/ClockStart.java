/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import java.io.Serializable;

/**
 * How the clocks of an input's splits start; fixed once per job and kept in its state.
 *
 * @param originMicros start of the first window of the job, µs
 * @param rule what is done to times
 * @param micros where the shift is known: added to every time; {@code FIRST_BECOMES}: what the
 *     first event of each split becomes, µs; else unused
 * @param startedAtMillis wall clock when the origin was fixed, ms
 */
public record ClockStart(long originMicros, Rule rule, long micros, long startedAtMillis)
    implements Serializable {

  /** What is done to times. State keeps the names. */
  public enum Rule {
    /** A number of µs that the job file gives is added, often 0. */
    SHIFT,
    /** The same, where a look at the input told the shift that lets it begin at zero. */
    ZEROED,
    /** The same, where a look at the input told the shift that lets it begin at the start. */
    ALIGNED,
    /** The first event of a split becomes a given instant. */
    FIRST_BECOMES,
    /** The first event of a split becomes the wall clock of its arrival. */
    FIRST_BECOMES_NOW;

    /** Whether the shift is known before the first event is read. */
    boolean knowsShift() {
      return this == SHIFT || this == ZEROED || this == ALIGNED;
    }
  }
}
