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
    implements Serializable {}
