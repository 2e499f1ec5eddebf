/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.run;

import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.SpikeDigest;
import io.neuromorphic.flink.job.config.InputConfig;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.PopulationConfig;
import io.neuromorphic.flink.operator.JobCounters;
import java.util.LinkedHashMap;
import java.util.Map;

/** The totals that a job tells in its accumulators. */
public final class RunTotals {

  private final JobConfig config;
  private final Map<String, Object> accumulators;

  /**
   * Of a job that runs or has ended.
   *
   * @param accumulators its values, by name
   */
  public RunTotals(JobConfig config, Map<String, Object> accumulators) {
    this.config = config;
    this.accumulators = accumulators;
  }

  private long get(String name) {
    return accumulators.get(config.prefix() + name) instanceof Long value ? value : 0;
  }

  /** Events that entered the routers so far; ahead of the books while the job runs. */
  long work(InputConfig input) {
    return get(JobCounters.work(input.name()));
  }

  long read() {
    return config.inputs().stream().mapToLong(i -> get(JobCounters.read(i.name()))).sum();
  }

  long spikes() {
    return config.populations().stream().mapToLong(p -> get(JobCounters.spikes(p.name()))).sum();
  }

  /** Event time up to which shards were stepped on average, µs. */
  long reached(long originMicros) {
    long shards = config.populations().stream().mapToLong(PopulationConfig::shards).sum();
    long steps = get(JobCounters.STEPS);
    return steps == 0 ? Long.MIN_VALUE : originMicros + steps / shards * config.dtMicros();
  }

  /** Wall clock from the first packet to the last step, s; 0 where nothing was read. */
  double wallSeconds() {
    long first = get(JobCounters.FIRST_READ_MILLIS);
    long last = get(JobCounters.LAST_STEP_MILLIS);
    return first == 0 || last < first ? 0 : (last - first) / 1e3;
  }

  /**
   * What came of a job that has ended.
   *
   * @param originMicros start of its first dt window, µs
   * @param topics records of each topic, where they were counted
   */
  public RunSummary summary(long originMicros, Map<String, Long> topics) {
    if (!accumulators.containsKey(config.prefix() + JobCounters.STEPS)) {
      throw new IllegalStateException(
          "the job has ended without telling its totals; its outputs are complete all the same");
    }
    Map<String, RunSummary.InputBooks> books = new LinkedHashMap<>();
    for (InputConfig input : config.inputs()) {
      String name = input.name();
      long invalid = 0;
      for (RejectReason reason : RejectReason.values()) {
        invalid += reason == RejectReason.LATE ? 0 : get(JobCounters.rejected(name, reason));
      }
      books.put(
          name,
          new RunSummary.InputBooks(
              get(JobCounters.read(name)),
              get(JobCounters.integrated(name)),
              get(JobCounters.filtered(name)),
              get(JobCounters.rejected(name, RejectReason.LATE)),
              invalid,
              get(JobCounters.pending(name))));
    }
    Map<String, Long> spikes = new LinkedHashMap<>();
    for (PopulationConfig population : config.populations()) {
      spikes.put(population.name(), get(JobCounters.spikes(population.name())));
    }
    double seconds = wallSeconds();
    return new RunSummary(
        config.name(),
        originMicros,
        books,
        get(JobCounters.STEPS),
        get(JobCounters.NEURON_STEPS),
        spikes,
        get(JobCounters.RESETS),
        get(JobCounters.SATURATED),
        new SpikeDigest(get(JobCounters.DIGEST_A), get(JobCounters.DIGEST_B)).toString(),
        topics,
        seconds,
        seconds > 0 ? (read() - get(JobCounters.READ_BEFORE)) / seconds : 0);
  }
}
