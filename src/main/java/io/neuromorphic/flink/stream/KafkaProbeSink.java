/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.sink.ProbeRecords;

/**
 * Writes samples of probed neurons to Kafka topics, as a job file's output does: {@code
 * probed.sinkTo(KafkaProbeSink.builder()...build()).uid("probe")}. The uid is needed.
 */
public final class KafkaProbeSink extends KafkaPacketSink<ProbePacket> {

  private static final long serialVersionUID = 1L;

  KafkaProbeSink(String topic, EventFormat format, KafkaPacketSinkBuilder.Ends ends) {
    super("probe", new ProbeRecords(topic, format == EventFormat.JSON), ends);
  }

  /** Begins with a sink that needs servers and a topic. */
  public static KafkaProbeSinkBuilder builder() {
    return new KafkaProbeSinkBuilder();
  }
}
