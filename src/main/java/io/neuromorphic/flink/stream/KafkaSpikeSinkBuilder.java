/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

/** Says where a {@link KafkaSpikeSink} writes, and how. */
public final class KafkaSpikeSinkBuilder
    extends KafkaPacketSinkBuilder<KafkaSpikeSink, KafkaSpikeSinkBuilder> {

  KafkaSpikeSinkBuilder() {}

  @Override
  KafkaSpikeSink sink(String topic, EventFormat format, Ends ends) {
    return new KafkaSpikeSink(topic, format, ends);
  }

  @Override
  KafkaSpikeSinkBuilder self() {
    return this;
  }
}
