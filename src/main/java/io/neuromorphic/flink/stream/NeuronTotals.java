/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.run.RunSummary;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came of neurons.
 *
 * @param digest of all spikes, 32 hex digits: equal digests, equal spikes
 * @param spikes of each population
 * @param events what became of those of each input
 * @param steps of populations' shards
 * @param neuronSteps steps of single neurons
 * @param resets neurons put back to their initial state because v or u was not finite
 * @param saturated sums of currents that left their range
 */
public record NeuronTotals(
    String digest,
    Map<String, Long> spikes,
    Map<String, Events> events,
    long steps,
    long neuronSteps,
    long resets,
    long saturated) {

  /**
   * What became of the events of an input: read = integrated + filtered + late + invalid + pending.
   *
   * @param read events read
   * @param integrated into a neuron's current
   * @param filtered outside the region or the population, masked, or of an unused polarity
   * @param late their window had been completed
   * @param invalid rejected for any other reason
   * @param pending accepted, their window not yet stepped
   */
  public record Events(
      long read, long integrated, long filtered, long late, long invalid, long pending) {}

  static NeuronTotals of(JobConfig config, long origin, Map<String, Object> accumulators) {
    RunSummary summary = RunSummary.of(config, origin, accumulators);
    Map<String, Events> events = new LinkedHashMap<>();
    summary
        .events()
        .forEach(
            (input, books) ->
                events.put(
                    input,
                    new Events(
                        books.read(),
                        books.integrated(),
                        books.filtered(),
                        books.late(),
                        books.invalid(),
                        books.pending())));
    return new NeuronTotals(
        summary.digest(),
        summary.spikes(),
        events,
        summary.steps(),
        summary.neuronSteps(),
        summary.resets(),
        summary.saturated());
  }
}
