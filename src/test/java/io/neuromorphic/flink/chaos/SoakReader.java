/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.chaos;

import io.neuromorphic.flink.codec.packet.PacketSpikeDecoder;
import io.neuromorphic.flink.event.SpikeDigest;
import io.neuromorphic.flink.event.SpikePacket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A reader of committed spikes that keeps no more than their number and digest. */
final class SoakReader implements AutoCloseable {

  private final Map<String, Object> settings;
  private final String topic;
  private final Thread thread = new Thread(this::read, "soak reader");
  private final SpikeDigest digest = new SpikeDigest();
  private volatile boolean stopped;
  private volatile long spikes;
  private volatile Exception failure;

  SoakReader(String bootstrap, String topic) {
    this.topic = topic;
    this.settings = Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed");
    thread.start();
  }

  private void read() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      boolean last = false;
      while (!last) {
        last = stopped;
        Map<TopicPartition, Long> ends = last ? consumer.endOffsets(partitions) : Map.of();
        do {
          for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
            add(PacketSpikeDecoder.decode(record.value()));
          }
        } while (ends.entrySet().stream()
            .anyMatch(end -> consumer.position(end.getKey()) < end.getValue()));
      }
    } catch (Exception e) {
      failure = e;
    }
  }

  private void add(SpikePacket packet) {
    long hash = SpikeDigest.populationHash(packet.population());
    for (int i = 0; i < packet.size(); i++) {
      digest.add(hash, packet.t()[i], packet.neuron()[i]);
    }
    spikes += packet.size();
  }

  long spikes() {
    return spikes;
  }

  /** Reads to the end; returns the digest of all that was read. */
  String finish() throws Exception {
    stopped = true;
    thread.join();
    if (failure != null) {
      throw failure;
    }
    return digest.toString();
  }

  @Override
  public void close() {
    stopped = true;
  }
}
