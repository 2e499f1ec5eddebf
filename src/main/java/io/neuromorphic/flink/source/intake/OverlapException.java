/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import io.neuromorphic.flink.source.RecordingFiles;

/** A recording begins before the time that an earlier one of the same input has reached. */
public final class OverlapException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param input its name
   * @param earlier name of the recording that was played first
   * @param reached largest time in it, µs
   * @param later name of the other
   * @param t of an event of it, µs
   * @param outOfOrdernessMillis of the job
   */
  public OverlapException(
      String input, String earlier, long reached, String later, long t, long outOfOrdernessMillis) {
    super(
        String.format(
            "input '%s': %s begins at t = %d µs, more than out-of-orderness (%d ms) before t = %d µs,"
                + " which %s has reached; recordings of one input are played one after the other."
                + " Make them two inputs, or raise out-of-orderness to %d ms",
            input,
            RecordingFiles.shown(later),
            t,
            outOfOrdernessMillis,
            reached,
            RecordingFiles.shown(earlier),
            Math.floorDiv(reached, 1_000L) - Math.floorDiv(t, 1_000L)));
  }
}
