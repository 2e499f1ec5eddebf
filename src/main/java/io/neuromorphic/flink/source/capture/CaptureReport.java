/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.capture;

import java.util.Map;

/**
 * What was written.
 *
 * @param format of the file
 * @param events in it
 * @param bytes its size
 * @param firstMicros the smallest t in the file, µs; 0 where there is no event
 * @param lastMicros the largest t in the file, µs; 0 where there is no event
 * @param shiftMicros what was subtracted from all times, µs
 * @param disorderMicros how far behind an earlier event of its partition or socket an event came at
 *     most, µs: a job whose out-of-orderness is at least that found none of them late
 * @param silenceMicros event time that markers told after the last event, µs
 * @param longestGapMicros the longest event time between two events, µs
 * @param notes events that were not written, by kind, with how many
 */
public record CaptureReport(
    String format,
    long events,
    long bytes,
    long firstMicros,
    long lastMicros,
    long shiftMicros,
    long disorderMicros,
    long silenceMicros,
    long longestGapMicros,
    Map<String, Long> notes) {}
