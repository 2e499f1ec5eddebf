/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

/**
 * A recording to be sent.
 *
 * @param recording its path, or a URI of a file system that Flink knows
 * @param speed factor of real time; {@link #MAX_SPEED} for no waiting
 * @param rounds how often, a millisecond of event time apart; {@link #FOREVER} for no end
 * @param times what is done to its times
 * @param tailMicros event time that goes on in silence after the last event, µs
 * @param target where to
 */
public record ReplayRequest(
    String recording, double speed, long rounds, Times times, long tailMicros, TargetTopic target) {

  /** Speed of one that does not wait. */
  public static final double MAX_SPEED = Double.POSITIVE_INFINITY;

  /** Rounds of one that goes on until it is stopped. */
  public static final long FOREVER = Long.MAX_VALUE;

  /** What is done to the times of a recording. */
  public enum Times {
    /** Nothing. */
    AS_RECORDED,
    /** The first event gets t = 0. */
    FROM_ZERO,
    /** The first event becomes the wall clock when it is sent. */
    ALIGN
  }
}
