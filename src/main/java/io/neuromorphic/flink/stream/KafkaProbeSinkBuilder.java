/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

/** Says where a {@link KafkaProbeSink} writes, and how. */
public final class KafkaProbeSinkBuilder
    extends KafkaPacketSinkBuilder<KafkaProbeSink, KafkaProbeSinkBuilder> {

  KafkaProbeSinkBuilder() {}

  @Override
  KafkaProbeSink sink(String topic, EventFormat format, Ends ends) {
    return new KafkaProbeSink(topic, format, ends);
  }

  @Override
  KafkaProbeSinkBuilder self() {
    return this;
  }
}
