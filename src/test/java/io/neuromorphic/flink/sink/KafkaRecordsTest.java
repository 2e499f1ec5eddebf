/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

import static io.neuromorphic.flink.sink.Spikes.packet;
import static io.neuromorphic.flink.sink.Spikes.spike;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.packet.PacketProbeDecoder;
import io.neuromorphic.flink.event.ProbePacket;
import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.event.SpikePacket;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.DefaultOpenContext;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema.KafkaSinkContext;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaRecordsTest {

  private static final boolean JSON = true;
  private static final boolean PACKETS = false;

  @Test
  void oneJsonRecordPerSpike() {
    List<KafkaRecord> records =
        records(
            "spikes.{population}", JSON, packet("retina", 3, spike(1_000, 7), spike(-2_000, 8)));
    assertThat(records)
        .extracting(
            r -> r.topic() + " " + new String(r.key(), UTF_8) + " " + new String(r.value(), UTF_8))
        .containsExactly(
            "spikes.retina retina {\"t\":1000,\"population\":\"retina\",\"neuron\":7}",
            "spikes.retina retina {\"t\":-2000,\"population\":\"retina\",\"neuron\":8}");
  }

  @Test
  void aMarkerTellsTheTimeAlone() {
    SpikePacket silent = new SpikePacket("retina", 3, 0);
    assertThat(records("t", JSON, silent)).isEmpty();
    silent.setUntil(9_000);
    assertThat(records("t", JSON, silent))
        .extracting(r -> new String(r.value(), UTF_8))
        .containsExactly("{\"until\":9000}");
  }

  @Test
  void oneRecordPerPacket() {
    assertThat(records("t", PACKETS, packet("retina", 3, spike(1_000, 7), spike(2_000, 8))))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {JSON, PACKETS})
  void markersAreToldFromSpikes(boolean json) {
    SpikePacket silent = new SpikePacket("retina", 3, 0);
    silent.setUntil(9_000);
    SpikePacket spikes = packet("retina", 3, spike(1_000, 7));
    spikes.setUntil(9_000);
    var markers = SpikeRecords.markers(json);
    assertThat(records("t", json, silent)).hasSize(1).allMatch(r -> markers.test(r.value()));
    assertThat(records("t", json, spikes)).hasSize(1).noneMatch(r -> markers.test(r.value()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 7})
  void aShardKeepsItsPartitionAndNeighboursHaveNeighbours(int partitions) {
    for (String population : List.of("retina", "größe", "polygenelubricants")) {
      for (int shard = 0; shard < 9; shard++) {
        KafkaRecord record = records("t", JSON, packet(population, shard, spike(0, 1))).get(0);
        assertThat(producerRecord(record, partitions).partition())
            .isEqualTo(Math.floorMod(population.hashCode() + shard, partitions));
      }
    }
  }

  @Test
  void timestampsAreTheProducersWallClock() {
    KafkaRecord record = records("t", JSON, packet("p", 0, spike(0, 1))).get(0);
    ProducerRecord<byte[], byte[]> sent = producerRecord(record, 4);
    assertThat(sent.timestamp()).isNull();
    assertThat(sent.topic()).isEqualTo("t");
    assertThat(sent.key()).isEqualTo(record.key());
    assertThat(sent.value()).isEqualTo(record.value());
  }

  @Test
  void samplesGoTheWayOfTheSpikesOfTheirShard() throws Exception {
    ProbePacket packet = new ProbePacket("retina", 3, 0);
    packet.add(1_000, 7, -65.2f, -13.1f);
    packet.add(2_000, 7, -64, -13);
    KafkaRecord spike = records("t", JSON, packet("retina", 3, spike(0, 1))).get(0);

    List<KafkaRecord> json = samples(JSON, packet);
    assertThat(json)
        .extracting(r -> r.topic() + " " + new String(r.value(), UTF_8))
        .containsExactly(
            "probe.retina {\"t\":1000,\"population\":\"retina\",\"neuron\":7,\"v\":-65.2,\"u\":-13.1}",
            "probe.retina {\"t\":2000,\"population\":\"retina\",\"neuron\":7,\"v\":-64.0,\"u\":-13.0}");
    List<KafkaRecord> packets = samples(PACKETS, packet);
    assertThat(packets).hasSize(1);
    assertThat(PacketProbeDecoder.decode(packets.get(0).value()).size()).isEqualTo(2);
    for (KafkaRecord record : List.of(json.get(1), packets.get(0))) {
      assertThat(record.key()).isEqualTo(spike.key());
      assertThat(record.route()).isEqualTo(spike.route());
      // Or a summary would not count it.
      assertThat(SpikeRecords.markers(JSON).test(record.value())).isFalse();
      assertThat(SpikeRecords.markers(PACKETS).test(record.value())).isFalse();
    }
  }

  private static List<KafkaRecord> samples(boolean json, ProbePacket packet) {
    ProbeRecords samples = new ProbeRecords("probe.{population}", json);
    samples.open(DefaultOpenContext.INSTANCE);
    List<KafkaRecord> records = new ArrayList<>();
    samples.flatMap(packet, new ListCollector<>(records));
    return records;
  }

  @Test
  void rejectedEventsHaveNoKey() {
    List<KafkaRecord> records = new ArrayList<>();
    new RejectedRecords("rejected")
        .flatMap(
            new Rejection(RejectReason.LATE, "d", "in", "line 9", "1,p,2,3"),
            new ListCollector<>(records));
    KafkaRecord record = records.get(0);
    assertThat(records).hasSize(1);
    assertThat(record.key()).isNull();
    assertThat(new String(record.value(), UTF_8))
        .isEqualTo(
            "{\"reason\":\"late\",\"detail\":\"d\",\"source\":\"in\",\"position\":\"line 9\","
                + "\"value\":\"1,p,2,3\"}");
    assertThat(producerRecord(record, 5).partition()).isBetween(0, 4);
  }

  @Test
  void pooledTransactionsKnowTheTopics() {
    assertThat(
            new KafkaRecordSchema(List.of("a", "b"))
                .getKafkaDatasetFacet()
                .orElseThrow()
                .getTopicIdentifier()
                .getTopics())
        .containsExactly("a", "b");
  }

  private static List<KafkaRecord> records(String topic, boolean json, SpikePacket packet) {
    SpikeRecords spikes = new SpikeRecords(topic, json);
    spikes.open(DefaultOpenContext.INSTANCE);
    List<KafkaRecord> records = new ArrayList<>();
    spikes.flatMap(packet, new ListCollector<>(records));
    return records;
  }

  private static ProducerRecord<byte[], byte[]> producerRecord(KafkaRecord record, int partitions) {
    KafkaSinkContext context =
        new KafkaSinkContext() {
          @Override
          public int getParallelInstanceId() {
            return 0;
          }

          @Override
          public int getNumberOfParallelInstances() {
            return 1;
          }

          @Override
          public int[] getPartitionsForTopic(String topic) {
            return new int[partitions];
          }
        };
    return new KafkaRecordSchema(List.of("t")).serialize(record, context, 12L);
  }
}
