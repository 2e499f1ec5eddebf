/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.job.SpikingJob;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.PopulationConfig;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.datastream.DataStream;

/** What neurons in a program tell. */
public final class NeuronStreams {

  private final JobConfig config;
  private final long originMicros;
  private final SpikingJob.Told told;
  private DataStream<SpikeEvent> events;
  private DataStream<ProbeSample> samples;

  NeuronStreams(JobConfig config, long originMicros, SpikingJob.Told told) {
    this.config = config;
    this.originMicros = originMicros;
    this.told = told;
  }

  /**
   * Spikes in packets, one of each shard and stretch of time. A packet may be empty and carry only
   * {@code until}: how far its shard is told. A watermark of W ms says that all spikes up to (W +
   * 1)·1000 µs have been sent.
   */
  public DataStream<SpikePacket> spikes() {
    return told.spikes();
  }

  /** Spikes one by one; the timestamp of each is ⌊t / 1000⌋ ms. */
  public DataStream<SpikeEvent> events() {
    if (events == null) {
      events =
          EventOperator.of(
              spikes(), config.prefix(), "spike events", SpikeEvent.class, SpikeEvents::at);
    }
    return events;
  }

  /**
   * The state of probed neurons in packets, one of each shard and stretch of time, in order.
   *
   * @throws IllegalStateException where no neuron is probed
   */
  public DataStream<ProbePacket> probed() {
    if (!config.outputs().probe().isUsed()) {
      throw new IllegalStateException(
          "no neuron is probed: say which with SpikingNeurons.builder().probe(\"population\", 0, ...)");
    }
    return told.probed();
  }

  /**
   * The state of probed neurons, one sample after the other; the timestamp of each is ⌊t / 1000⌋
   * ms.
   *
   * @throws IllegalStateException where no neuron is probed
   */
  public DataStream<ProbeSample> samples() {
    if (samples == null) {
      samples =
          EventOperator.of(
              probed(),
              config.prefix(),
              "probe samples",
              ProbeSample.class,
              (packet, i) ->
                  new ProbeSample(
                      packet.t()[i],
                      packet.population(),
                      packet.neuron()[i],
                      packet.v()[i],
                      packet.u()[i]));
    }
    return samples;
  }

  /**
   * Events that could not be integrated, with the reason. At most 1,000 a second of an input and
   * reason are described; the {@link #totals} count them all.
   */
  public DataStream<Rejection> rejected() {
    return told.rejected();
  }

  /** Names of the populations, in the order in which they were added. */
  public List<String> populations() {
    return config.populations().stream().map(PopulationConfig::name).toList();
  }

  /** Start of the first window, µs. A savepoint's own goes before it. */
  public long originMicros() {
    return originMicros;
  }

  /** What came of the neurons, when the program has ended. */
  public NeuronTotals totals(JobExecutionResult result) {
    return NeuronTotals.of(config, originMicros, result.getAllAccumulatorResults());
  }

  /** What has come of the neurons so far, from the accumulators of a running program. */
  public NeuronTotals totals(Map<String, Object> accumulators) {
    return NeuronTotals.of(config, originMicros, accumulators);
  }
}
