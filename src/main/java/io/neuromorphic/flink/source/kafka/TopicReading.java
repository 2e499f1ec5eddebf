/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.kafka;

import io.neuromorphic.flink.event.InputPacket;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads a topic without a job: all partitions that it has now, each in its order. Nothing is
 * committed. Used by one thread.
 */
public final class TopicReading implements Closeable {

  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final Duration CLOSE = Duration.ofSeconds(2);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String topic;
  private final List<TopicPartition> partitions;
  private final Map<TopicPartition, Long> ends;
  private final long begin;
  private TopicForm form;
  private RecordPackets<? extends InputPacket> packets;
  private long unclear;

  /** Takes packets. */
  @FunctionalInterface
  public interface Packets {
    /**
     * The next packet of a partition.
     *
     * @param form the same for all
     */
    void packet(TopicForm form, int partition, InputPacket packet) throws IOException;
  }

  private TopicReading(TopicSpec spec, Optional<TopicForm> form) {
    topic = spec.topic();
    Properties properties = KafkaTopics.consumer(spec);
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, spec.bootstrap());
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, spec.group());
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    // A gap that nobody is told of is worse than an end.
    properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      partitions = partitionsOf(spec);
      consumer.assign(partitions);
      ends = consumer.endOffsets(partitions, TIMEOUT);
      Map<TopicPartition, Long> from =
          spec.from() == TopicSpec.From.LATEST
              ? ends
              : consumer.beginningOffsets(partitions, TIMEOUT);
      from.forEach(consumer::seek);
      begin = sum(partitions, from::get);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    form.ifPresent(this::take);
  }

  private List<TopicPartition> partitionsOf(TopicSpec spec) {
    return consumer.partitionsFor(spec.topic(), TIMEOUT).stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  /**
   * Connects.
   *
   * @param spec the topic; it exists, and is read from its earliest or from its latest records
   * @param form of its records; empty: the first record that shows it tells
   */
  public static TopicReading open(TopicSpec spec, Optional<TopicForm> form) {
    return new TopicReading(spec, form);
  }

  /**
   * Hands over what comes within some time.
   *
   * @return records read
   * @throws IOException where records have been deleted before they were read
   */
  public int read(Duration wait, Packets into) throws IOException {
    int records = 0;
    try {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait)) {
        records++;
        if (form == null) {
          TopicForm.shownBy(record.value()).ifPresent(this::take);
        }
        if (form == null) {
          unclear += TopicForm.isMarker(record.value()) ? 0 : 1;
        } else {
          into.packet(form, record.partition(), packets.packet(record));
        }
      }
    } catch (OffsetOutOfRangeException e) {
      throw new IOException(
          "Kafka has deleted records of "
              + e.offsetOutOfRangePartitions().keySet()
              + " before they were read: the topic keeps them too short a time (retention.ms,"
              + " retention.bytes)",
          e);
    }
    return records;
  }

  private void take(TopicForm found) {
    form = found;
    packets = found.packets();
  }

  /** Records that are no markers and came before one showed the form; they are in no packet. */
  public long unclear() {
    return unclear;
  }

  /** Number of partitions. */
  public int partitions() {
    return partitions.size();
  }

  /** Partitions that the topic has got since, which are not read; 0 where Kafka does not answer. */
  public int added() {
    try {
      // Unlike partitionsFor it does not answer from what is known already.
      return consumer.listTopics(CLOSE).getOrDefault(topic, List.of()).size() - partitions.size();
    } catch (KafkaException e) {
      return 0;
    }
  }

  /** Whether all has been read that was in the topic at the beginning. */
  public boolean isAtEnd() {
    return partitions.stream().allMatch(p -> consumer.position(p) >= ends.get(p));
  }

  /** How much of that has been read, 0..1. */
  public double fraction() {
    long end = sum(partitions, ends::get);
    long at = sum(partitions, p -> Math.min(consumer.position(p), ends.get(p)));
    return end <= begin ? 1 : (double) (at - begin) / (end - begin);
  }

  private static long sum(Collection<TopicPartition> all, ToLongFunction<TopicPartition> offset) {
    return all.stream().mapToLong(offset).sum();
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(CLOSE));
  }
}
