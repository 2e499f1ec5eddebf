/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.PopulationConfig;
import io.neuromorphic.flink.operator.OneInputFactory;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

/** What neurons in a program tell. */
public final class NeuronStreams {

  private static final TypeInformation<SpikeEvent> EVENT = TypeInformation.of(SpikeEvent.class);

  private final JobConfig config;
  private final long originMicros;
  private final DataStream<SpikePacket> spikes;
  private final DataStream<Rejection> rejected;
  private DataStream<SpikeEvent> events;

  NeuronStreams(
      JobConfig config,
      long originMicros,
      DataStream<SpikePacket> spikes,
      DataStream<Rejection> rejected) {
    this.config = config;
    this.originMicros = originMicros;
    this.spikes = spikes;
    this.rejected = rejected;
  }

  /**
   * Spikes in packets, one of each shard and stretch of time. A packet may be empty and carry only
   * {@code until}: how far its shard is told. A watermark of W ms says that all spikes up to (W +
   * 1)·1000 µs have been sent.
   */
  public DataStream<SpikePacket> spikes() {
    return spikes;
  }

  /** Spikes one by one; the timestamp of each is ⌊t / 1000⌋ ms. */
  public DataStream<SpikeEvent> events() {
    if (events == null) {
      events =
          spikes
              .transform(
                  config.prefix() + "spike events",
                  EVENT,
                  new OneInputFactory<SpikePacket, SpikeEvent>(
                      SpikeEventOperator.class, SpikeEventOperator::new))
              .uid(config.prefix() + "spike-events");
    }
    return events;
  }

  /**
   * Events that could not be integrated, with the reason. At most 1,000 a second of an input and
   * reason are described; the {@link #totals} count them all.
   */
  public DataStream<Rejection> rejected() {
    return rejected;
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
