/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuromorphic.flink.codec.packet.PacketSpikeDecoder;
import io.neuromorphic.flink.event.SpikePacket;
import io.neuromorphic.flink.job.compare.Spike;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A consumer of committed records that reads on from where it is. */
public final class SpikeReader implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration POLL = Duration.ofMillis(300);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;
  private final boolean json;
  private final List<Spike> spikes = new ArrayList<>();

  /** From the beginning of a topic. */
  public SpikeReader(String bootstrap, String topic, boolean json) {
    this.json = json;
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "isolation.level",
            "read_committed",
            "default.api.timeout.ms",
            "60000",
            "allow.auto.create.topics",
            "false");
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** Reads what has come since, as far as a reader of committed records gets. */
  public void readOn() throws Exception {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    long deadline = System.nanoTime() + Duration.ofSeconds(90).toNanos();
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("cannot be read to its end " + ends);
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        add(record.value());
      }
    }
  }

  private void add(byte[] value) throws Exception {
    if (json) {
      JsonNode record = JSON.readTree(value);
      if (record.has("neuron")) {
        spikes.add(
            new Spike(
                record.get("t").longValue(),
                record.get("population").textValue(),
                record.get("neuron").intValue()));
      }
      return;
    }
    SpikePacket packet = PacketSpikeDecoder.decode(value);
    for (int i = 0; i < packet.size(); i++) {
      spikes.add(new Spike(packet.t()[i], packet.population(), packet.neuron()[i]));
    }
  }

  /** All spikes so far, with what was repeated. */
  public List<Spike> spikes() {
    return spikes;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
