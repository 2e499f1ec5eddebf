/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A Kafka broker for tests. All test classes of a JVM that want the same settings share one: it is
 * started by the first and gone with the JVM. Topics stay, so each test takes names of its own.
 */
public final class TestBroker implements BeforeAllCallback {

  private static final Namespace NAMESPACE = Namespace.create(TestBroker.class);
  private static final AtomicInteger TOPICS = new AtomicInteger();
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int READ_SECONDS = 90;
  private static final int TOPIC_SECONDS = 60;

  private final Function<ExtensionContext, SharedBroker> found;
  private SharedBroker shared;

  private TestBroker(Function<ExtensionContext, SharedBroker> found) {
    this.found = found;
  }

  /** As most tests want it. */
  public TestBroker() {
    this(Map.of());
  }

  /** With settings of its own. */
  public TestBroker(Map<String, String> settings) {
    this(context -> SharedBroker.with(settings));
  }

  /**
   * For a test that stops its broker, takes topics away or makes many: other classes never meet
   * that one, and it is gone after the test class.
   */
  public static TestBroker of(Class<?> test) {
    return new TestBroker(
        context ->
            context
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                    test, key -> SharedBroker.start(Map.of()), SharedBroker.class));
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    shared = found.apply(context);
  }

  /** {@code host:port}. */
  public String bootstrap() {
    return shared.broker().bootstrap();
  }

  /** The process that it is. */
  public ProcessHandle process() {
    return shared.broker().process();
  }

  /** A client of it, to be left open. */
  public Admin admin() {
    return shared.admin();
  }

  /** A name of a topic that no other test uses; there is no such topic yet. */
  public String freshName() {
    return "t" + TOPICS.incrementAndGet();
  }

  /** Makes a topic, unless it is there. */
  public String topic(String name, int partitions) throws Exception {
    makeTopic(name, partitions);
    return name;
  }

  /** Changes a setting of a topic. */
  public void set(String topic, String key, String value) throws Exception {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    AlterConfigOp set = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
    admin().incrementalAlterConfigs(Map.of(resource, List.of(set))).all().get();
  }

  /** Makes a topic; returns whether there was none. */
  public boolean makeTopic(String name, int partitions) throws Exception {
    NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty());
    return TopicCreation.create(admin(), topic, TOPIC_SECONDS);
  }

  /** Sends records in order; returns where each of them went, as {@code topic-partition@offset}. */
  public List<String> send(List<ProducerRecord<byte[], byte[]>> records) throws Exception {
    return send(records, Map.of("linger.ms", "5"));
  }

  /** Sends records in order, by a producer with these settings. */
  public List<String> send(
      List<ProducerRecord<byte[], byte[]>> records, Map<String, String> producerSettings)
      throws Exception {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    Map<String, Object> all = new HashMap<>(producerSettings);
    all.put("bootstrap.servers", bootstrap());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer())) {
      records.forEach(record -> sent.add(producer.send(record)));
    }
    List<String> positions = new ArrayList<>();
    for (Future<RecordMetadata> future : sent) {
      RecordMetadata at = written(future);
      positions.add(at.topic() + "-" + at.partition() + "@" + at.offset());
    }
    return positions;
  }

  private RecordMetadata written(Future<RecordMetadata> record) throws Exception {
    try {
      return record.get();
    } catch (ExecutionException e) {
      throw new AssertionError(
          "not written; the broker "
              + (shared.broker().isAlive() ? "lives" : "has died")
              + ": "
              + shared.broker().logTail(),
          e);
    }
  }

  /**
   * All records of a topic that have been committed; those of each partition in order. Of a topic
   * that is not there yet, none.
   */
  public List<ConsumerRecord<byte[], byte[]>> committed(String topic) {
    return read(topic, "read_committed");
  }

  /** All records of a topic, even of transactions that were aborted. */
  public List<ConsumerRecord<byte[], byte[]>> uncommitted(String topic) {
    return read(topic, "read_uncommitted");
  }

  private List<ConsumerRecord<byte[], byte[]>> read(String topic, String isolation) {
    Map<String, Object> reading =
        Map.of(
            "bootstrap.servers",
            bootstrap(),
            "isolation.level",
            isolation,
            "allow.auto.create.topics",
            "false");
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      if (partitions.isEmpty()) {
        return records;
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Instant deadline = Instant.now().plusSeconds(READ_SECONDS);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        if (Instant.now().isAfter(deadline)) {
          throw new AssertionError(topic + " cannot be read to its end " + ends);
        }
        consumer.poll(POLL).forEach(records::add);
      }
    }
    return records;
  }
}
