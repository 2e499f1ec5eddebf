/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.sink.SpikeRecords;

/**
 * Writes spikes to Kafka topics, as a job file's output does: {@code
 * spikes.sinkTo(KafkaSpikeSink.builder()...build()).uid("spikes")}. The uid is needed.
 */
public final class KafkaSpikeSink extends KafkaPacketSink<SpikePacket> {

  private static final long serialVersionUID = 1L;

  KafkaSpikeSink(String topic, EventFormat format, KafkaPacketSinkBuilder.Ends ends) {
    super("spike", new SpikeRecords(topic, format == EventFormat.JSON), ends);
  }

  /** Begins with a sink that needs servers and a topic. */
  public static KafkaSpikeSinkBuilder builder() {
    return new KafkaSpikeSinkBuilder();
  }
}
