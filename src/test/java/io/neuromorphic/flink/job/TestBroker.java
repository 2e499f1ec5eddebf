/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.broker.BrokerOptions;
import io.neuromorphic.flink.broker.EmbeddedBroker;
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

/** A Kafka broker for all tests that want one; started by the first, gone after the last. */
public final class TestBroker implements BeforeAllCallback {

  private static final Namespace NAMESPACE = Namespace.create(TestBroker.class);
  private static final AtomicInteger TOPICS = new AtomicInteger();
  private static final Duration POLL = Duration.ofMillis(100);
  private static final int READ_SECONDS = 30;
  private static final int TOPIC_SECONDS = 60;

  private final Map<String, String> settings;
  private final String owner;
  private EmbeddedBroker broker;

  /** As most tests want it. */
  public TestBroker() {
    this(Map.of());
  }

  /** With settings of its own. */
  public TestBroker(Map<String, String> settings) {
    this(settings, "");
  }

  private TestBroker(Map<String, String> settings, String owner) {
    this.settings = Map.copyOf(settings);
    this.owner = owner;
  }

  /** For a test that stops its broker or takes topics away: other tests never meet that one. */
  public static TestBroker of(Class<?> test) {
    return new TestBroker(Map.of(), test.getName());
  }

  private record Shared(EmbeddedBroker broker) implements AutoCloseable {
    static Shared start(Map<String, String> settings) {
      try {
        return new Shared(EmbeddedBroker.start(BrokerOptions.defaults().withSettings(settings)));
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      broker.close();
    }
  }

  /** For JUnit, which closes what is in its store at the end. */
  private record Closing(Shared shared) implements ExtensionContext.Store.CloseableResource {
    @Override
    public void close() {
      shared.close();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    broker =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(
                "broker" + settings + owner,
                key -> new Closing(Shared.start(settings)),
                Closing.class)
            .shared()
            .broker();
  }

  /** {@code host:port}. */
  public String bootstrap() {
    return broker.bootstrap();
  }

  /** The process that it is. */
  public ProcessHandle process() {
    return broker.process();
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
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
      admin.incrementalAlterConfigs(Map.of(resource, List.of(set))).all().get();
    }
  }

  /** Makes a topic; returns whether there was none. */
  public boolean makeTopic(String name, int partitions) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap()))) {
      NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty());
      return TopicCreation.create(admin, topic, TOPIC_SECONDS);
    }
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
              + (broker.isAlive() ? "lives" : "has died")
              + ": "
              + broker.logTail(),
          e);
    }
  }

  /** All records of a topic that have been committed; those of each partition in order. */
  public List<ConsumerRecord<byte[], byte[]>> committed(String topic) {
    return read(topic, "read_committed");
  }

  /** All records of a topic, even of transactions that were aborted. */
  public List<ConsumerRecord<byte[], byte[]>> uncommitted(String topic) {
    return read(topic, "read_uncommitted");
  }

  private List<ConsumerRecord<byte[], byte[]>> read(String topic, String isolation) {
    Map<String, Object> reading =
        Map.of("bootstrap.servers", bootstrap(), "isolation.level", isolation);
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
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
