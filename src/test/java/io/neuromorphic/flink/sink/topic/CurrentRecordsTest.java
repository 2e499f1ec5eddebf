/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.packet.PacketCurrentDecoder;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** Currents of several populations, as a reader of each partition sees them. */
class CurrentRecordsTest {

  private final MockProducer<byte[], byte[]> producer =
      new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());

  private TopicCounts write(int partitions, CurrentPacket packet) {
    TopicWriter<CurrentPacket> writer =
        new TopicWriter<>(
            producer, "t", partitions, TopicRecords.currents(false), Integer.MAX_VALUE, () -> 0);
    writer.write(packet);
    return writer.counts();
  }

  private static CurrentPacket random(long seed, int populations, int step) {
    Random random = new Random(seed);
    CurrentPacket packet = new CurrentPacket(0);
    long t = 0;
    for (int i = 0; i < 3_000; i++) {
      t += random.nextInt(step);
      packet.add(t, packet.dictionaryIndex("p" + random.nextInt(populations)), i, 1);
    }
    return packet;
  }

  private static List<CurrentPacket> read(List<ProducerRecord<byte[], byte[]>> records) {
    List<CurrentPacket> packets = new ArrayList<>();
    for (ProducerRecord<byte[], byte[]> record : records) {
      CurrentPacket packet = new CurrentPacket(0);
      new PacketCurrentDecoder().decode(record.value(), "t-0@", 0, packet);
      packets.add(packet);
    }
    return packets;
  }

  @Test
  void inAPartitionNoMillisecondComesAfterALaterOne() {
    for (int partitions : new int[] {1, 2}) {
      producer.clear();
      assertThat(write(partitions, random(5, 4, 400)).events()).isEqualTo(3_000);
      long[] reached = {Long.MIN_VALUE, Long.MIN_VALUE};
      int events = 0;
      List<CurrentPacket> packets = read(producer.history());
      for (int i = 0; i < packets.size(); i++) {
        int partition = producer.history().get(i).partition();
        for (int k = 0; k < packets.get(i).size(); k++) {
          long milli = packets.get(i).t()[k] / 1_000;
          assertThat(milli).isGreaterThanOrEqualTo(reached[partition]);
          reached[partition] = milli;
          events++;
        }
      }
      assertThat(events).isEqualTo(3_000);
    }
  }

  @Test
  void aPopulationThatIsAloneInItsPartitionIsNotCutUp() {
    assertThat(write(1, random(6, 1, 400)).records()).isEqualTo(1);
    assertThat(write(7, random(6, 3, 400)).records()).isEqualTo(3);
  }

  @Test
  void recordsAreKeyedByPopulationAndKeepToOnePartition() {
    write(3, random(7, 5, 50));
    for (ProducerRecord<byte[], byte[]> record : producer.history()) {
      String population = new String(record.key(), StandardCharsets.UTF_8);
      assertThat(record.partition()).isEqualTo(Math.floorMod(population.hashCode(), 3));
      assertThat(record.timestamp()).isNull();
    }
  }

  @Test
  void markersGoToThePartitionsThatHaveBeenSilentOnly() {
    long[] nanos = {0};
    TopicWriter<CurrentPacket> writer =
        new TopicWriter<>(
            producer, "t", 2, TopicRecords.currents(true), Integer.MAX_VALUE, () -> nanos[0]);
    CurrentPacket packet = new CurrentPacket(1);
    packet.add(50_000, packet.dictionaryIndex("a"), 0, 1);
    writer.write(packet);
    writer.mark(InputPacket.NONE);
    writer.mark(50_000);
    assertThat(places()).containsExactly("a1", "null0");
    nanos[0] = 70_000_000;
    writer.mark(60_000);
    assertThat(places()).hasSize(2);
    nanos[0] = 90_000_000;
    writer.mark(60_000);
    assertThat(places()).containsExactly("a1", "null0", "null0", "null1");
    writer.mark(170_000);
    assertThat(places()).hasSize(6);
    assertThat(writer.counts()).isEqualTo(new TopicCounts(1, 1, 5, writer.counts().bytes()));
  }

  private List<String> places() {
    return producer.history().stream()
        .map(
            r ->
                (r.key() == null ? "null" : new String(r.key(), StandardCharsets.UTF_8))
                    + r.partition())
        .toList();
  }
}
