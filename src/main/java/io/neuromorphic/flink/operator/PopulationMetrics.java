/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.state.JobMetric;
import io.neuromorphic.flink.state.MetricLabels;
import io.neuromorphic.flink.state.PopulationState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MeterView;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/**
 * Metrics of the shards that a subtask has of one population. Counters show totals that are kept in
 * state: they go on after a restore where the state does.
 */
final class PopulationMetrics {

  /** Samples of which a histogram knows; older ones are forgotten. */
  private static final int SAMPLES = 1_024;

  private final List<PopulationShard> shards;
  private final long dtMicros;
  private final RecentProgress recent = new RecentProgress();
  private final Counter steps = new SimpleCounter();
  private final Counter neuronSteps = new SimpleCounter();
  private final Counter spikes = new SimpleCounter();
  private final Counter resets = new SimpleCounter();
  private final Counter saturated = new SimpleCounter();

  /** Starts at 0 with the task: a meter would take what was restored for a burst. */
  private final Counter freshSpikes = new SimpleCounter();

  private final Histogram stepTime;
  private final Histogram latency;
  private final LongSupplier clockMillis;
  private boolean published;
  private volatile long reachedMicros;
  private volatile long windowsBehind;
  private volatile long waiting;
  private volatile long quiescent;

  /**
   * @param operator group of the operator's metrics
   * @param population name
   * @param shards of the population, at least one
   * @param dtMicros length of a window, µs
   * @param clockMillis wall clock; asked by any thread
   */
  PopulationMetrics(
      MetricGroup operator,
      String population,
      List<PopulationShard> shards,
      long dtMicros,
      LongSupplier clockMillis) {
    this.shards = new ArrayList<>(shards);
    this.dtMicros = dtMicros;
    this.clockMillis = clockMillis;
    // First: who reads a series that begins at 0 takes what was restored for a burst.
    publish();
    MetricGroup group = MetricLabels.population(operator, population);
    JobMetric.STEPS.register(group, steps);
    JobMetric.NEURON_STEPS.register(group, neuronSteps);
    JobMetric.SPIKES.register(group, spikes);
    JobMetric.RESETS.register(group, resets);
    JobMetric.SATURATED.register(group, saturated);
    JobMetric.SPIKES_PER_SECOND.register(group, new MeterView(freshSpikes));
    stepTime =
        JobMetric.STEP_TIME_NANOS.register(group, new DescriptiveStatisticsHistogram(SAMPLES));
    latency =
        JobMetric.SENSOR_TO_SPIKE_LATENCY_MILLIS.register(
            group, new DescriptiveStatisticsHistogram(SAMPLES));
    long neurons = shards.stream().mapToLong(shard -> shard.state().v().length).sum();
    JobMetric.NEURONS.<Long>register(group, () -> neurons);
    JobMetric.QUIESCENT_NEURONS.<Long>register(group, () -> quiescent);
    JobMetric.ACTIVE_NEURONS.<Long>register(group, () -> neurons - quiescent);
    JobMetric.WAITING.<Long>register(group, () -> waiting);
    JobMetric.WINDOWS_BEHIND.<Long>register(group, () -> windowsBehind);
    JobMetric.EVENT_TIME_LAG.<Long>register(group, this::lagMillis);
    JobMetric.REAL_TIME_FACTOR.<Double>register(
        group, () -> recent.realTimeFactor(clockMillis.getAsLong()));
    JobMetric.FIRING_RATE.<Double>register(group, () -> recent.firingRate(dtMicros));
  }

  private long lagMillis() {
    return clockMillis.getAsLong() - Math.floorDiv(reachedMicros, 1_000);
  }

  /** Tells the totals of the shards, and where they stand. */
  void publish() {
    long madeSteps = 0;
    long madeNeuronSteps = 0;
    long sentSpikes = 0;
    long madeResets = 0;
    long saturatedSums = 0;
    long nextWindow = Long.MAX_VALUE;
    long behind = 0;
    long nowWaiting = 0;
    long nowQuiescent = 0;
    for (PopulationShard shard : shards) {
      PopulationState state = shard.state();
      madeSteps += state.steps();
      madeNeuronSteps += state.steps() * state.v().length;
      sentSpikes += state.spikes();
      madeResets += state.resets();
      saturatedSums += state.saturated();
      nextWindow = Math.min(nextWindow, state.nextWindow());
      behind = Math.max(behind, shard.goal() - state.nextWindow());
      nowWaiting += shard.waiting();
      nowQuiescent += shard.quiescentNeurons();
    }
    if (published) {
      freshSpikes.inc(sentSpikes - spikes.getCount());
    }
    published = true;
    set(steps, madeSteps);
    set(neuronSteps, madeNeuronSteps);
    set(spikes, sentSpikes);
    set(resets, madeResets);
    set(saturated, saturatedSums);
    reachedMicros = nextWindow * dtMicros;
    windowsBehind = behind;
    waiting = nowWaiting;
    quiescent = nowQuiescent;
    recent.note(clockMillis.getAsLong(), reachedMicros, madeNeuronSteps, sentSpikes);
  }

  static void set(Counter counter, long total) {
    counter.inc(total - counter.getCount());
  }

  /**
   * Counts steps that were made in one go.
   *
   * @param windows how many, at least 1
   * @param nanos how long that took, without sending the spikes
   */
  void stepped(long windows, long nanos) {
    stepTime.update(nanos / windows);
  }

  /** Counts a packet of spikes that leaves; its oldest spike has the given time, µs. */
  void sent(long micros) {
    latency.update(clockMillis.getAsLong() - Math.floorDiv(micros, 1_000));
  }
}
