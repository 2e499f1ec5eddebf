/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.job;

import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The ends of the Kafka jobs that are not ours: bounded, at least once, a checkpoint a second. */
final class BenchKafka {

  private static final Duration CHECKPOINTS = Duration.ofSeconds(1);
  private static final AtomicInteger TOPICS = new AtomicInteger();

  private BenchKafka() {}

  static StreamExecutionEnvironment checkpointed() throws java.io.IOException {
    StreamExecutionEnvironment env = NaiveEnvironment.make();
    Configuration more = new Configuration();
    more.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINTS);
    more.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    more.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        Files.createTempDirectory("checkpoints").toUri().toString());
    env.configure(more);
    return env;
  }

  /** Everything that is in a topic now. */
  static <T> KafkaSource<T> source(
      String bootstrap, String topic, DeserializationSchema<T> schema) {
    return KafkaSource.<T>builder()
        .setBootstrapServers(bootstrap)
        .setTopics(topic)
        .setGroupId("bench")
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setBounded(OffsetsInitializer.latest())
        .setValueOnlyDeserializer(schema)
        .build();
  }

  static <T> KafkaSink<T> sink(String bootstrap, KafkaRecordSerializationSchema<T> schema) {
    return KafkaSink.<T>builder()
        .setBootstrapServers(bootstrap)
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(schema)
        .build();
  }

  /** A topic that no other run writes to; the broker makes it. */
  static String freshTopic() {
    return "bench-out-" + ProcessHandle.current().pid() + "-" + TOPICS.getAndIncrement();
  }
}
