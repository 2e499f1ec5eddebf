/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.chaos;

import io.neuromorphic.flink.job.Eventually;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What readers of committed records get of topics that a job has written. */
final class CommittedRecords {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(200);

  private CommittedRecords() {}

  /** Waits until no open transaction holds readers up. */
  static void awaitAll(String bootstrap, Collection<String> topics) throws Exception {
    try (KafkaConsumer<byte[], byte[]> committed = consumer(bootstrap, "read_committed");
        KafkaConsumer<byte[], byte[]> all = consumer(bootstrap, "read_uncommitted")) {
      for (String topic : topics) {
        List<TopicPartition> partitions = partitions(all, topic);
        Eventually.holds(
            "no transaction is open in " + topic,
            PATIENCE,
            () -> committed.endOffsets(partitions).equals(all.endOffsets(partitions)));
      }
    }
  }

  /** Number of records. */
  static long count(String bootstrap, String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrap, "read_committed")) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      long count = 0;
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError(topic + " cannot be read to its end " + ends);
        }
        count += consumer.poll(POLL).count();
      }
      return count;
    }
  }

  private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .toList();
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String bootstrap, String isolation) {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", bootstrap, "isolation.level", isolation),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
