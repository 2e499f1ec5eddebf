/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

/**
 * Where the time of a live sender stands: all that a restart needs so that time does not go back.
 *
 * @param started whether an event with a time has been met
 * @param shiftMicros added to the sender's times, µs
 * @param lastMicros largest time since its clock began, as sent, µs
 * @param arrivedMicros wall clock when that arrived, µs
 * @param floorMicros largest time that was given to an event or told as passed, µs; {@link
 *     Long#MIN_VALUE} if none was
 */
public record LivePosition(
    boolean started, long shiftMicros, long lastMicros, long arrivedMicros, long floorMicros) {

  /** Nothing has arrived yet. */
  public static final LivePosition START = new LivePosition(false, 0, 0, 0, Long.MIN_VALUE);
}
