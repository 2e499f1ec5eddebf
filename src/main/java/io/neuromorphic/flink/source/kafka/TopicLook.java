/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.kafka;

import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.source.FirstTimes;
import io.neuromorphic.flink.source.FirstTimesFinder;
import io.neuromorphic.flink.source.FirstTimesFinder.GoodEvents;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Supplier;
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
   * Looks at a topic of camera events.
   *
   * @param outOfOrdernessMicros how far to look beyond the first event of each partition, µs
   */
  public static TopicLook atCamera(TopicSpec spec, long outOfOrdernessMicros) {
    return at(
        spec,
        KafkaTopics.cameraPackets(spec.json()),
        () -> new FirstTimesFinder<>((packet, i) -> true, outOfOrdernessMicros));
  }

  /**
   * Looks at a topic of current events.
   *
   * @param good which events count
   * @param outOfOrdernessMicros how far to look beyond the first event of each partition, µs
   */
  public static TopicLook atCurrents(
      TopicSpec spec, GoodEvents<CurrentPacket> good, long outOfOrdernessMicros) {
    return at(
        spec,
        KafkaTopics.currentPackets(spec.json()),
        () -> new FirstTimesFinder<>(good, outOfOrdernessMicros));
  }

  private static <P extends InputPacket> TopicLook at(
      TopicSpec spec, RecordPackets<P> packets, Supplier<FirstTimesFinder<P>> finders) {
    packets.open();
    Properties properties = KafkaTopics.consumer(spec);
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, spec.bootstrap());
    properties.put(ConsumerConfig.GROUP_ID_CONFIG, spec.group());
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      return look(consumer, spec, packets, finders);
    }
  }

  private static <P extends InputPacket> TopicLook look(
      KafkaConsumer<byte[], byte[]> consumer,
      TopicSpec spec,
      RecordPackets<P> packets,
      Supplier<FirstTimesFinder<P>> finders) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(spec.topic(), TIMEOUT).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, TIMEOUT);
    seek(consumer, spec, partitions);
    Map<TopicPartition, FirstTimesFinder<P>> found = new HashMap<>();
    long records = 0;
    for (TopicPartition partition : partitions) {
      records += ends.get(partition) - consumer.position(partition, TIMEOUT);
      found.put(partition, finders.get());
    }
    Set<TopicPartition> open = new HashSet<>(partitions);
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (true) {
      List<TopicPartition> seen =
          open.stream()
              .filter(p -> found.get(p).isDone() || consumer.position(p, TIMEOUT) >= ends.get(p))
              .toList();
      open.removeAll(seen);
      consumer.pause(seen);
      if (open.isEmpty() || System.nanoTime() > deadline) {
        break;
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        FirstTimesFinder<P> finder =
            found.get(new TopicPartition(record.topic(), record.partition()));
        if (!finder.isDone()) {
          finder.look(packets.packet(record));
        }
      }
    }
    Optional<FirstTimes> times =
        found.values().stream().flatMap(f -> f.times().stream()).reduce(FirstTimes::and);
    return new TopicLook(times, partitions.size(), records);
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
}
