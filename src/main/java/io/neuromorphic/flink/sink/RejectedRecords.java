/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

import io.neuromorphic.flink.codec.json.JsonRejectionEncoder;
import io.neuromorphic.flink.event.Rejection;
import org.apache.flink.api.common.functions.MapFunction;

/** Rejected events as Kafka records, in JSON. */
public final class RejectedRecords implements MapFunction<Rejection, KafkaRecord> {

  private static final long serialVersionUID = 1L;

  private final String topic;

  public RejectedRecords(String topic) {
    this.topic = topic;
  }

  @Override
  public KafkaRecord map(Rejection rejection) {
    return new KafkaRecord(
        topic, null, JsonRejectionEncoder.encode(rejection), rejection.position().hashCode());
  }
}
