/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.run;

import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.job.config.JobConfig;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a run.
 *
 * @param job name
 * @param originMicros start of the first dt window, µs
 * @param events books of each input, in the order of the job file
 * @param steps steps of populations' shards
 * @param neuronSteps steps of single neurons
 * @param spikes of each population, in the order of the job file
 * @param resets neurons put back to their initial state because v or u was not finite
 * @param saturated sums of currents that left their range
 * @param digest of all spikes, 32 hex digits
 * @param topics records of each topic, read back
 * @param wallSeconds from the first event read to the end; of this run alone where it resumed
 * @param eventsPerSecond events read in a second of wall-clock time; of this run alone
 * @param savepoint path of the savepoint that the run was stopped with
 * @param rejected events of each input that were rejected, by reason, late ones among them; reasons
 *     that did not happen are left out
 */
public record RunSummary(
    String job,
    long originMicros,
    Map<String, InputBooks> events,
    long steps,
    long neuronSteps,
    Map<String, Long> spikes,
    long resets,
    long saturated,
    String digest,
    Map<String, Long> topics,
    double wallSeconds,
    double eventsPerSecond,
    Optional<String> savepoint,
    Map<String, Map<RejectReason, Long>> rejected) {

  /** Copies the maps; they keep their order. */
  public RunSummary {
    events = Collections.unmodifiableMap(new LinkedHashMap<>(events));
    spikes = Collections.unmodifiableMap(new LinkedHashMap<>(spikes));
    topics = Collections.unmodifiableMap(new LinkedHashMap<>(topics));
    rejected = Collections.unmodifiableMap(new LinkedHashMap<>(rejected));
  }

  /** Of a run that ended by itself. */
  public RunSummary(
      String job,
      long originMicros,
      Map<String, InputBooks> events,
      long steps,
      long neuronSteps,
      Map<String, Long> spikes,
      long resets,
      long saturated,
      String digest,
      Map<String, Long> topics,
      double wallSeconds,
      double eventsPerSecond) {
    this(
        job,
        originMicros,
        events,
        steps,
        neuronSteps,
        spikes,
        resets,
        saturated,
        digest,
        topics,
        wallSeconds,
        eventsPerSecond,
        Optional.empty(),
        Map.of());
  }

  /**
   * Of the accumulators of a job, without its topics.
   *
   * @param originMicros start of the first dt window, µs
   */
  public static RunSummary of(
      JobConfig config, long originMicros, Map<String, Object> accumulators) {
    return new RunTotals(config, accumulators).summary(originMicros, Map.of());
  }

  /** The same, stopped with a savepoint. */
  public RunSummary withSavepoint(Optional<String> path) {
    return with(path, rejected);
  }

  /** The same, with the reasons of what was rejected. */
  public RunSummary withRejected(Map<String, Map<RejectReason, Long>> reasons) {
    return with(savepoint, reasons);
  }

  private RunSummary with(Optional<String> path, Map<String, Map<RejectReason, Long>> reasons) {
    return new RunSummary(
        job,
        originMicros,
        events,
        steps,
        neuronSteps,
        spikes,
        resets,
        saturated,
        digest,
        topics,
        wallSeconds,
        eventsPerSecond,
        path,
        reasons);
  }

  /**
   * What became of the events of an input.
   *
   * @param read events read
   * @param integrated into a neuron's current
   * @param filtered outside the region or the population, masked, or of an unused polarity
   * @param late their window had been completed
   * @param invalid rejected for any other reason
   * @param pending accepted, their window not yet stepped
   */
  public record InputBooks(
      long read, long integrated, long filtered, long late, long invalid, long pending) {

    /** Whether every event read is accounted for. */
    public boolean balanced() {
      return read == integrated + filtered + late + invalid + pending;
    }
  }

  /** Whether every event of every input is accounted for. */
  public boolean balanced() {
    return events.values().stream().allMatch(InputBooks::balanced);
  }
}
