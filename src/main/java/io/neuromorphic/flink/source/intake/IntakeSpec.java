/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import java.io.Serializable;
import java.util.Map;

/**
 * The rules by which an input's events are judged.
 *
 * @param input its name
 * @param dtMicros length of a window, µs
 * @param outOfOrdernessMillis how far events of a split may be out of order, ms
 * @param maxGapMicros largest step forward of a split's clock without as much wall-clock time, µs
 * @param populationSizes neurons of every population that current events may name
 */
public record IntakeSpec(
    String input,
    long dtMicros,
    long outOfOrdernessMillis,
    long maxGapMicros,
    Map<String, Integer> populationSizes)
    implements Serializable {

  /** Far more than any event is out of order; far from overflow where it is added to a time. */
  private static final long NEVER_MILLIS = 1L << 40;

  /** The same, where not the events but watermarks of others tell how far time has come. */
  IntakeSpec byWatermarks() {
    return new IntakeSpec(input, dtMicros, NEVER_MILLIS, maxGapMicros, populationSizes);
  }

  /** Whether it is so. */
  boolean isByWatermarks() {
    return outOfOrdernessMillis == NEVER_MILLIS;
  }
}
