/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

import io.neuromorphic.flink.codec.packet.PacketCameraEncoder;
import io.neuromorphic.flink.codec.packet.PacketCurrentEncoder;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.job.TestBroker;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Puts a stream into a topic: every partition holds its events in the order of their arrival. */
final class FeedTopic {

  private static final int PACKET_BATCH_BYTES = 4_096;
  private static final int RECORD_OVERHEAD = 12;

  private final String topic;
  private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();

  private FeedTopic(String topic) {
    this.topic = topic;
  }

  /**
   * Makes a topic of JSON events, dealt to the partitions at random.
   *
   * @return batches in the fullest partition, about
   */
  static int json(
      TestBroker broker,
      String topic,
      PacketSize size,
      List<? extends FeedEvent> arrival,
      long seed)
      throws Exception {
    FeedTopic feed = new FeedTopic(topic);
    Random random = new Random(seed);
    for (FeedEvent event : arrival) {
      feed.add(random.nextInt(size.jsonPartitions), event.json().getBytes(StandardCharsets.UTF_8));
    }
    return feed.send(broker, size.jsonPartitions, size.jsonBatchBytes);
  }

  /**
   * Makes a topic of packets. The first population has two partitions, each of the others one: a
   * packet is of one population, and those of two may not stand behind one another.
   *
   * @return batches in the fullest partition, about
   */
  static int packets(
      TestBroker broker, String topic, PacketSize size, List<? extends FeedEvent> arrival)
      throws Exception {
    FeedTopic feed = new FeedTopic(topic);
    Map<String, List<FeedEvent>> lanes = new LinkedHashMap<>();
    for (FeedEvent event : arrival) {
      String lane = event instanceof FeedCurrent current ? current.population() : "";
      lanes.computeIfAbsent(lane, name -> new ArrayList<>()).add(event);
    }
    int partition = 2;
    int largest = lanes.values().stream().mapToInt(List::size).max().orElse(0);
    int perRecord = size.eventsPerRecord(arrival.size());
    boolean shared = false;
    for (List<FeedEvent> events : lanes.values()) {
      boolean two = !shared && events.size() == largest;
      shared |= two;
      int turn = 0;
      int first = two ? 0 : partition++;
      for (int from = 0; from < events.size(); from += perRecord) {
        int to = Math.min(events.size(), from + perRecord);
        for (byte[] value : encode(events.subList(from, to))) {
          feed.add(two ? turn++ % 2 : first, value);
        }
      }
    }
    return feed.send(broker, partition, PACKET_BATCH_BYTES);
  }

  private static List<byte[]> encode(List<FeedEvent> events) {
    if (events.get(0) instanceof FeedCurrent) {
      CurrentPacket packet = new CurrentPacket(events.size());
      for (FeedEvent event : events) {
        FeedCurrent e = (FeedCurrent) event;
        packet.add(e.t(), packet.dictionaryIndex(e.population()), e.neuron(), e.current());
      }
      return PacketCurrentEncoder.encode(packet).stream()
          .map(PacketCurrentEncoder.KeyedRecord::value)
          .toList();
    }
    CameraPacket packet = new CameraPacket(events.size());
    for (FeedEvent event : events) {
      FeedPixel e = (FeedPixel) event;
      packet.add(e.t(), e.x(), e.y(), e.polarity());
    }
    return PacketCameraEncoder.encode(packet);
  }

  private void add(int partition, byte[] value) {
    records.add(new ProducerRecord<>(topic, partition, null, value));
  }

  private int send(TestBroker broker, int partitions, int batchBytes) throws Exception {
    broker.topic(topic, partitions);
    broker.send(
        records,
        Map.of(
            "batch.size",
            Integer.toString(batchBytes),
            "linger.ms",
            "50",
            // One batch after the other: order, without sequence numbers to fall out of.
            "enable.idempotence",
            "false",
            "max.in.flight.requests.per.connection",
            "1"));
    int[] bytes = new int[partitions];
    int[] count = new int[partitions];
    for (ProducerRecord<byte[], byte[]> record : records) {
      int length = record.value().length + RECORD_OVERHEAD;
      int p = record.partition();
      if (bytes[p] == 0 || bytes[p] + length > batchBytes) {
        bytes[p] = 0;
        count[p]++;
      }
      bytes[p] += length;
    }
    return java.util.Arrays.stream(count).max().orElse(0);
  }
}
