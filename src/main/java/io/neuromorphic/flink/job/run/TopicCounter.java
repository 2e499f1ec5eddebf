/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.run;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics back: how many records came into them since a remembered place. */
final class TopicCounter implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Predicate<byte[]> marker;
  private final KafkaConsumer<byte[], byte[]> consumer;

  private final Map<String, Map<TopicPartition, Long>> starts = new LinkedHashMap<>();

  /**
   * @param marker whether a value holds nothing but a time
   */
  TopicCounter(String bootstrap, Map<String, String> properties, Predicate<byte[]> marker) {
    this.marker = marker;
    Properties all = new Properties();
    all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    all.putAll(properties);
    all.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    all.remove(ConsumerConfig.GROUP_ID_CONFIG);
    consumer = new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Remembers where topics end now. */
  void remember(Collection<String> topics) {
    for (String topic : topics) {
      starts.put(topic, consumer.endOffsets(partitions(topic), TIMEOUT));
    }
  }

  private List<TopicPartition> partitions(String topic) {
    return consumer.partitionsFor(topic, TIMEOUT).stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .toList();
  }

  /**
   * Counts the records since then that hold more than a marker of time.
   *
   * @param hidden is told of the topics that this user may write and not read; they are left out
   */
  Map<String, Long> count(Consumer<String> hidden) {
    Map<String, Long> counts = new LinkedHashMap<>();
    starts.forEach(
        (topic, start) -> {
          try {
            counts.put(topic, count(topic, start));
          } catch (TopicAuthorizationException e) {
            hidden.accept(topic);
          }
        });
    return counts;
  }

  private long count(String topic, Map<TopicPartition, Long> start) {
    List<TopicPartition> partitions = partitions(topic);
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, TIMEOUT);
    partitions.forEach(p -> consumer.seek(p, start.getOrDefault(p, 0L)));
    long count = 0;
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (partitions.stream().anyMatch(p -> consumer.position(p, TIMEOUT) < ends.get(p))
        && System.nanoTime() < deadline) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        deadline = System.nanoTime() + TIMEOUT.toNanos();
        if (record.value() != null && !marker.test(record.value())) {
          count++;
        }
      }
    }
    return count;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
