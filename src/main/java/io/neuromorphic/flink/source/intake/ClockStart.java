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
 * @param micros {@code SHIFT}: added to every time; {@code FIRST_BECOMES}: what the first event of
 *     each split becomes, µs; else unused
 * @param startedAtMillis wall clock when the origin was fixed, ms
 */
public record ClockStart(long originMicros, Rule rule, long micros, long startedAtMillis)
    implements Serializable {

  /** What is done to times. */
  public enum Rule {
    /** A known number of µs is added, often 0. */
    SHIFT,
    /** The first event of a split becomes a given instant. */
    FIRST_BECOMES,
    /** The first event of a split becomes the wall clock of its arrival. */
    FIRST_BECOMES_NOW
  }
}
