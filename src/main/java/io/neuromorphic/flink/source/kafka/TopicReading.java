/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.kafka;

import io.neuromorphic.flink.event.InputPacket;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads a topic without a job: all partitions that it has now, each in its order, and those that it
 * gets, if {@link #grow} is called. Nothing is committed. Used by one thread.
 */
public final class TopicReading implements Closeable {

  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final Duration CLOSE = Duration.ofSeconds(2);

  /** How soon the client hears of partitions that the topic gets. */
  private static final String METADATA_MILLIS = "3000";

  private static final String FETCH_MILLIS = "50";

  /** A topic that brokers do not know for so long, and not just when they start, is gone. */
  private static final long GONE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String topic;
  private final List<TopicPartition> partitions = new ArrayList<>();

  /** Of the partitions of the beginning. */
  private final Map<TopicPartition, Long> ends;

  private final long begin;

  /** Counts what Kafka has answered; null where the client does not count that. */
  private final Metric fetches;

  private TopicForm form;
  private RecordPackets<? extends InputPacket> packets;
  private long unclear;
  private long seenNanos = System.nanoTime();
  private double answers;
  private long answeredNanos = System.nanoTime();

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
    properties.putIfAbsent(ConsumerConfig.METADATA_MAX_AGE_CONFIG, METADATA_MILLIS);
    // Closing waits for the fetch that is under way.
    properties.putIfAbsent(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_MILLIS);
    consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      partitions.addAll(all(consumer.partitionsFor(topic, TIMEOUT)));
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
    fetches =
        consumer.metrics().entrySet().stream()
            .filter(metric -> metric.getKey().name().equals("fetch-total"))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(null);
    form.ifPresent(this::take);
  }

  private static List<TopicPartition> all(List<PartitionInfo> found) {
    return found.stream().map(info -> new TopicPartition(info.topic(), info.partition())).toList();
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
    double now = fetches == null ? 0 : (Double) fetches.metricValue();
    if (records > 0 || now != answers) {
      answers = now;
      answeredNanos = System.nanoTime();
    }
    return records;
  }

  /** How long Kafka has been silent, ns: where nothing is new it says so many times a second. */
  public long silentNanos() {
    return System.nanoTime() - answeredNanos;
  }

  private void take(TopicForm found) {
    form = found;
    packets = found.packets();
  }

  /** Records that are no markers and came before one showed the form; they are in no packet. */
  public long unclear() {
    return unclear;
  }

  /** Number of partitions that are read. */
  public int partitions() {
    return partitions.size();
  }

  /**
   * Reads partitions that the topic has got since from their beginning, as all in them is new. The
   * client hears of them within seconds.
   *
   * @return how many were found; 0 where Kafka does not answer
   * @throws IOException where the topic has been deleted
   */
  public int grow() throws IOException {
    List<TopicPartition> found;
    try {
      found = new ArrayList<>(all(consumer.partitionsFor(topic, CLOSE)));
    } catch (KafkaException e) {
      // What lasts is told by the next read, which has more patience.
      return 0;
    }
    if (!found.isEmpty()) {
      seenNanos = System.nanoTime();
    } else if (System.nanoTime() - seenNanos > GONE_NANOS) {
      throw new IOException("topic '" + topic + "' has been deleted");
    }
    found.removeAll(partitions);
    if (!found.isEmpty()) {
      partitions.addAll(found);
      consumer.assign(partitions);
      consumer.seekToBeginning(found);
    }
    return found.size();
  }

  /** Partitions that the topic has got since, which are not read; 0 where Kafka does not answer. */
  public int added() {
    try {
      // Unlike partitionsFor it does not answer from what is known already.
      int now = consumer.listTopics(CLOSE).getOrDefault(topic, List.of()).size();
      return Math.max(0, now - partitions.size());
    } catch (KafkaException e) {
      return 0;
    }
  }

  /** Whether all has been read that was in the topic at the beginning. */
  public boolean isAtEnd() {
    return ends.keySet().stream().allMatch(p -> consumer.position(p) >= ends.get(p));
  }

  /** How much of that has been read, 0..1. */
  public double fraction() {
    long end = sum(ends.keySet(), ends::get);
    long at = sum(ends.keySet(), p -> Math.min(consumer.position(p), ends.get(p)));
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
