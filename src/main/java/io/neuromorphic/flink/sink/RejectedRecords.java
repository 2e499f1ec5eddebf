/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

import io.neuromorphic.flink.codec.json.JsonRejectionEncoder;
import io.neuromorphic.flink.event.Rejection;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Rejected events as Kafka records, in JSON. */
public final class RejectedRecords implements FlatMapFunction<Rejection, KafkaRecord> {

  private static final long serialVersionUID = 1L;

  private final String topic;

  public RejectedRecords(String topic) {
    this.topic = topic;
  }

  @Override
  public void flatMap(Rejection rejection, Collector<KafkaRecord> out) {
    out.collect(
        new KafkaRecord(
            topic, null, JsonRejectionEncoder.encode(rejection), rejection.position().hashCode()));
  }
}
