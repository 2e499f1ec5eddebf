/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import java.util.Map;

/**
 * What was captured.
 *
 * @param source where the events came from
 * @param file where they are
 * @param format of the file
 * @param events in it
 * @param bytes its size
 * @param firstMicros the smallest t in the file, µs
 * @param lastMicros the largest t in the file, µs
 * @param shiftMicros what was subtracted from all times, µs
 * @param disorderMicros how far behind an earlier event of its partition or socket an event came at
 *     most, µs: a job whose out-of-orderness is at least that found none of them late
 * @param silenceMicros event time that markers told after the last event, µs; not in the file
 * @param longestGapMicros the longest event time between two events, µs
 * @param wallSeconds from the start to the complete file
 * @param notes things skipped, lost or odd, by kind, with how often
 */
public record CaptureSummary(
    String source,
    String file,
    String format,
    long events,
    long bytes,
    long firstMicros,
    long lastMicros,
    long shiftMicros,
    long disorderMicros,
    long silenceMicros,
    long longestGapMicros,
    double wallSeconds,
    Map<String, Long> notes) {}
