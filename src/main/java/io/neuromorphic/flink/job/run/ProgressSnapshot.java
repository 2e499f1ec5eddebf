/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.run;

/**
 * How far a run has come.
 *
 * @param events read so far
 * @param spikes sent so far
 * @param reachedMicros event time that every population has been stepped up to, µs; {@link
 *     Long#MIN_VALUE} before the first step
 * @param fraction of the inputs read, 0..1; NaN where an input has no end
 * @param seconds of wall-clock time since the start
 */
public record ProgressSnapshot(
    long events, long spikes, long reachedMicros, double fraction, double seconds) {}
