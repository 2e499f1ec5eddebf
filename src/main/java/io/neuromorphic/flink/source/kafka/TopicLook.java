/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.kafka;

import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.source.FirstTimes;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * What a look at the first records of every partition of a topic tells; nothing is consumed.
 *
 * @param times of the first events, µs; empty where no partition has an event yet at the place
 *     where reading starts
 * @param partitions of the topic
 * @param records from there to the end, as it is now
 */
public record TopicLook(Optional<FirstTimes> times, int partitions, long records) {

  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final Duration POLL = Duration.ofMillis(200);

  /**
   * Looks at a topic.
   *
   * @param camera whether the records carry camera events
   * @param outOfOrdernessMicros how far to look beyond the first event of each partition, µs
   */
  public static TopicLook at(TopicSpec spec, boolean camera, long outOfOrdernessMicros) {
    RecordPackets<?> packets =
        camera ? KafkaTopics.cameraPackets(spec.json()) : KafkaTopics.currentPackets(spec.json());
    packets.open();
    Properties properties = KafkaTopics.consumer(spec);
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, spec.bootstrap());
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, spec.group());
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      return look(consumer, spec, packets, outOfOrdernessMicros);
    }
  }

  private static TopicLook look(
      KafkaConsumer<byte[], byte[]> consumer,
      TopicSpec spec,
      RecordPackets<?> packets,
      long outOfOrderness) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(spec.topic(), TIMEOUT).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, TIMEOUT);
    seek(consumer, spec, partitions);
    Set<TopicPartition> open = new HashSet<>();
    long records = 0;
    for (TopicPartition partition : partitions) {
      long waiting = ends.get(partition) - consumer.position(partition, TIMEOUT);
      records += waiting;
      if (waiting > 0) {
        open.add(partition);
      }
    }
    Map<TopicPartition, FirstTimes> found = new HashMap<>();
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (!open.isEmpty() && System.nanoTime() < deadline) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        InputPacket packet = packets.packet(record);
        FirstTimes times = FirstTimes.look(found.get(partition), packet, outOfOrderness);
        if (times != null) {
          found.put(partition, times);
          if (packet.size() > 0 && times.isPast(packet.t()[packet.size() - 1], outOfOrderness)) {
            open.remove(partition);
          }
        }
      }
      open.removeIf(partition -> consumer.position(partition, TIMEOUT) >= ends.get(partition));
    }
    return new TopicLook(merge(found.values()), partitions.size(), records);
  }

  private static void seek(
      KafkaConsumer<byte[], byte[]> consumer, TopicSpec spec, Collection<TopicPartition> all) {
    if (spec.from() == TopicSpec.From.LATEST) {
      consumer.seekToEnd(all);
      return;
    }
    consumer.seekToBeginning(all);
    if (spec.from() == TopicSpec.From.COMMITTED) {
      Map<TopicPartition, OffsetAndMetadata> committed =
          consumer.committed(new HashSet<>(all), TIMEOUT);
      committed.forEach(
          (partition, offset) -> {
            if (offset != null) {
              consumer.seek(partition, offset.offset());
            }
          });
    }
  }

  private static Optional<FirstTimes> merge(Collection<FirstTimes> all) {
    return all.stream()
        .reduce(
            (a, b) ->
                new FirstTimes(
                    Math.min(a.first(), b.first()), Math.min(a.earliest(), b.earliest())));
  }
}
