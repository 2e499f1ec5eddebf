/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.job;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.api.common.JobExecutionResult;

/**
 * From the first record read to the last one done, in a job whose tasks run in this process; and
 * how many events that were.
 */
final class Span {

  private static final AtomicLong FIRST = new AtomicLong();
  private static final AtomicLong LAST = new AtomicLong();
  private static final AtomicLong EVENTS = new AtomicLong();
  private static final double NANOS = 1e9;

  private Span() {}

  static void reset() {
    FIRST.set(0);
    LAST.set(0);
    EVENTS.set(0);
  }

  /** To be called with every record that is read; cheap. */
  static void read() {
    if (FIRST.get() == 0) {
      FIRST.compareAndSet(0, System.nanoTime());
    }
  }

  /** To be called by a task that has done its last record. */
  static void done(long events) {
    EVENTS.addAndGet(events);
    LAST.accumulateAndGet(System.nanoTime(), Math::max);
  }

  /** What came of a job with neurons. */
  static Outcome withNeurons(JobExecutionResult result, long neuronSteps) {
    return new Outcome(
        EVENTS.get(),
        seconds(),
        neuronSteps,
        SpikeBooks.spikes(result),
        SpikeBooks.digest(result),
        java.util.Map.of());
  }

  /** What came of a job without. */
  static Outcome withoutNeurons() {
    return new Outcome(EVENTS.get(), seconds(), 0, 0, "", java.util.Map.of());
  }

  private static double seconds() {
    return (LAST.get() - FIRST.get()) / NANOS;
  }
}
