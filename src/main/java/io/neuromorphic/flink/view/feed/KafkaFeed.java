/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.feed;

import io.neuromorphic.flink.view.SourceStatus;
import io.neuromorphic.flink.view.SourceStatus.Phase;
import io.neuromorphic.flink.view.history.History;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads topics into a history, in a thread of its own, until it is closed. Topics and partitions
 * that come up later are found and read from their beginning. A broker that goes away is waited
 * for; reading goes on where it was. No consumer group, no commits.
 */
public final class KafkaFeed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(KafkaFeed.class);

  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration ANSWER = Duration.ofSeconds(3);
  private static final long LOOK_NANOS = 1_000_000_000;
  private static final long PAUSE_MILLIS = 100;
  private static final long CLOSE_MILLIS = 5_000;

  private final TopicChoice topics;
  private final boolean earliest;
  private final History history;
  private final SourceStatus status;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Thread thread = new Thread(this::run, "viewer-feed");
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Set<TopicPartition> assigned = new HashSet<>();

  /** Whether the topics have been looked at once: what is found later is new. */
  private boolean looked;

  private long lookedNanos;

  /**
   * Does not connect yet.
   *
   * @param bootstrap {@code host:port,…}
   * @param properties of the client
   * @param earliest whether topics that are there are read from their beginning, not from now on
   * @throws KafkaException where the properties make no sense
   */
  public KafkaFeed(
      String bootstrap,
      Map<String, String> properties,
      TopicChoice topics,
      boolean earliest,
      History history,
      SourceStatus status) {
    this.topics = topics;
    this.earliest = earliest;
    this.history = history;
    this.status = status;
    Map<String, Object> all = new HashMap<>();
    all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5_000);
    all.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
    all.putAll(properties);
    all.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // For a topic that was deleted and made again.
    all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    all.remove(ConsumerConfig.GROUP_ID_CONFIG);
    consumer = new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    thread.setDaemon(true);
  }

  /** Begins to read. */
  public void start() {
    thread.start();
  }

  private void run() {
    RecordReader reader = new RecordReader(history, status);
    try (consumer) {
      while (closed.getCount() > 0) {
        look();
        if (assigned.isEmpty()) {
          closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } else {
          read(reader);
        }
      }
    } catch (WakeupException | InterruptException | InterruptedException e) {
      // Closed.
      closed.countDown();
    } catch (RuntimeException | Error e) {
      LOG.error("{} cannot be read", topics, e);
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      status.set(Phase.FAILED, "cannot be read: " + reason);
    }
  }

  private void read(RecordReader reader) {
    ConsumerRecords<byte[], byte[]> records;
    try {
      records = consumer.poll(POLL);
    } catch (RetriableException e) {
      // A look will tell what it is.
      lookedNanos = 0;
      return;
    }
    for (TopicPartition partition : records.partitions()) {
      topics
          .kind(partition.topic())
          .ifPresent(kind -> reader.read(kind, records.records(partition)));
    }
  }

  /** Once a second: whether Kafka answers, and which topics there are. */
  private void look() {
    long now = System.nanoTime();
    if (looked && now - lookedNanos < LOOK_NANOS) {
      return;
    }
    Map<String, List<PartitionInfo>> there;
    try {
      there = consumer.listTopics(ANSWER);
    } catch (RetriableException e) {
      status.set(Phase.AWAY, "Kafka does not answer");
      lookedNanos = System.nanoTime();
      return;
    }
    Set<TopicPartition> wanted =
        there.entrySet().stream()
            .filter(topic -> topics.kind(topic.getKey()).isPresent())
            .flatMap(topic -> topic.getValue().stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .collect(Collectors.toSet());
    if (!wanted.equals(assigned)) {
      assign(wanted);
    }
    looked = true;
    lookedNanos = System.nanoTime();
    if (wanted.isEmpty()) {
      status.set(Phase.WAITING, "no topic yet that is " + topics);
    } else {
      status.set(Phase.READING, told(wanted));
    }
  }

  private void assign(Set<TopicPartition> wanted) {
    Set<TopicPartition> fresh = new HashSet<>(wanted);
    fresh.removeAll(assigned);
    consumer.assign(wanted);
    describe(fresh);
    assigned.clear();
    assigned.addAll(wanted);
    if (looked || earliest) {
      consumer.seekToBeginning(fresh);
    } else {
      consumer.seekToEnd(fresh);
    }
  }

  private void describe(Set<TopicPartition> partitions) {
    if (topics.width() > 0) {
      partitions.stream()
          .map(TopicPartition::topic)
          .filter(topic -> topics.kind(topic).equals(Optional.of(TopicChoice.Kind.CAMERA)))
          .distinct()
          .sorted()
          .forEach(topic -> history.describeCamera(topic, topics.width(), topics.height()));
    }
  }

  private static String told(Set<TopicPartition> partitions) {
    return partitions.stream()
        .map(TopicPartition::topic)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  @Override
  public void close() {
    closed.countDown();
    consumer.wakeup();
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
