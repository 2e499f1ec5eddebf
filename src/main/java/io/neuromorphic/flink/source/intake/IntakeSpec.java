/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import io.neuromorphic.flink.event.InputPacket;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;

/**
 * The rules by which an input's events are judged.
 *
 * @param input its name
 * @param dtMicros length of a window, µs
 * @param lateness who says how far time has come
 * @param outOfOrdernessMillis how far events of a split may be out of order, ms; of no meaning by
 *     watermarks
 * @param maxGapMicros largest step forward of a split's clock without as much wall-clock time, µs
 * @param populationSizes neurons of every population that current events may name
 */
public record IntakeSpec(
    String input,
    long dtMicros,
    Lateness lateness,
    long outOfOrdernessMillis,
    long maxGapMicros,
    Map<String, Integer> populationSizes)
    implements Serializable {

  /** Who says how far time has come. */
  public enum Lateness {
    /** The events of each split, in the order of that split. */
    BY_EVENTS,
    /** Watermarks of the stream that brings the events: its subtasks are no splits. */
    BY_WATERMARKS
  }

  /**
   * So far from the origin may the times of a stream be. Which of its events a subtask meets, and
   * in which order, depends on the parallelism, so that no event can be judged by the one before.
   */
  private static final long FAR_MICROS = Duration.ofDays(3_653).toMillis() * 1_000;

  /** The same, where not the events but watermarks of others tell how far time has come. */
  IntakeSpec judgedByWatermarks() {
    return new IntakeSpec(
        input,
        dtMicros,
        Lateness.BY_WATERMARKS,
        outOfOrdernessMillis,
        maxGapMicros,
        populationSizes);
  }

  /** Whether it is so. */
  boolean isByWatermarks() {
    return lateness == Lateness.BY_WATERMARKS;
  }

  /** Times of a stream after this are of another clock than the origin, µs. */
  long horizon(long originMicros) {
    long horizon = originMicros + Math.max(FAR_MICROS, maxGapMicros);
    return horizon < originMicros ? InputPacket.END : horizon;
  }
}
