/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.job;

import io.neuromorphic.flink.codec.json.JsonCurrentEncoder;
import io.neuromorphic.flink.codec.packet.PacketCurrentEncoder;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.job.TopicCreation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Fills topics with {@link BenchCurrents}, all events of a population in one partition, in the
 * order of time.
 */
public final class BenchTopics {

  /** Of every topic. */
  public static final int PARTITIONS = 4;

  /** Bytes of a record of the naive job. */
  static final int SINGLE_BYTES = 24;

  /** Events of all populations whose packets go out together: 32 KiB for each population. */
  private static final int CHUNK = 43_680;

  private static final int BATCH_BYTES = 1 << 18;

  private final String bootstrap;

  /**
   * @param bootstrap {@code host:port}
   */
  public BenchTopics(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  /** Fills a topic. */
  private interface Filling {
    void fill(Producer<byte[], byte[]> producer, Sent sent);
  }

  /** Remembers the first failure. */
  private static final class Sent {
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    void to(Producer<byte[], byte[]> producer, String topic, int population, byte[] value) {
      byte[] key = BenchCurrents.name(population).getBytes(StandardCharsets.UTF_8);
      producer.send(
          new ProducerRecord<>(topic, population % PARTITIONS, key, value),
          (at, problem) -> failure.compareAndSet(null, problem));
    }
  }

  private void make(String topic, Filling filling) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      NewTopic made = new NewTopic(topic, Optional.of(PARTITIONS), Optional.empty());
      TopicCreation.create(admin, made, 60);
    }
    Sent sent = new Sent();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            producerSettings(), new ByteArraySerializer(), new ByteArraySerializer())) {
      filling.fill(producer, sent);
    }
    if (sent.failure.get() != null) {
      throw sent.failure.get();
    }
  }

  /** One request at a time keeps the order; a batch that waits long is sent again in its place. */
  private Map<String, Object> producerSettings() {
    return Map.of(
        "bootstrap.servers",
        bootstrap,
        "enable.idempotence",
        false,
        "max.in.flight.requests.per.connection",
        1,
        "acks",
        "1",
        "linger.ms",
        5,
        "batch.size",
        BATCH_BYTES);
  }

  /** Packets of one population each, of about 32 KiB. */
  public void packets(String topic, long events) throws Exception {
    make(
        topic,
        (producer, sent) -> {
          for (long from = 0; from < events; from += CHUNK) {
            CurrentPacket[] packets = new CurrentPacket[BenchCurrents.POPULATIONS];
            for (int p = 0; p < packets.length; p++) {
              packets[p] = new CurrentPacket(CHUNK / packets.length);
              packets[p].dictionaryIndex(BenchCurrents.name(p));
            }
            for (long i = from; i < Math.min(events, from + CHUNK); i++) {
              packets[BenchCurrents.population(i)].add(
                  i, 0, BenchCurrents.neuron(i), BenchCurrents.current(i));
            }
            for (int p = 0; p < packets.length; p++) {
              for (PacketCurrentEncoder.KeyedRecord record :
                  PacketCurrentEncoder.encode(packets[p])) {
                sent.to(producer, topic, p, record.value());
              }
            }
          }
        });
  }

  /**
   * Records that are repeated one after the other, in all partitions, and then in each partition
   * one that ends it.
   */
  public void repeated(String topic, long records, List<byte[]> values, byte[] last)
      throws Exception {
    make(
        topic,
        (producer, sent) -> {
          for (long i = 0; i < records; i++) {
            int partition = (int) (i % PARTITIONS);
            sent.to(producer, topic, partition, values.get((int) (i % values.size())));
          }
          for (int partition = 0; partition < PARTITIONS; partition++) {
            sent.to(producer, topic, partition, last);
          }
        });
  }

  /** Records of one event: int64 t, int32 population, int32 neuron, float64 current, big-endian. */
  public void singles(String topic, long events) throws Exception {
    make(
        topic,
        (producer, sent) -> {
          for (long i = 0; i < events; i++) {
            int population = BenchCurrents.population(i);
            ByteBuffer value = ByteBuffer.allocate(SINGLE_BYTES).putLong(i).putInt(population);
            value.putInt(BenchCurrents.neuron(i)).putDouble(BenchCurrents.current(i));
            sent.to(producer, topic, population, value.array());
          }
        });
  }

  /** Records of one event, as JSON. */
  public void json(String topic, long events) throws Exception {
    JsonCurrentEncoder encoder = new JsonCurrentEncoder();
    make(
        topic,
        (producer, sent) -> {
          CurrentPacket packet = new CurrentPacket(1);
          for (long i = 0; i < events; i++) {
            int population = BenchCurrents.population(i);
            packet.clear();
            int index = packet.dictionaryIndex(BenchCurrents.name(population));
            packet.add(i, index, BenchCurrents.neuron(i), BenchCurrents.current(i));
            sent.to(producer, topic, population, encoder.encode(packet, 0));
          }
        });
  }
}
