/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.job.run.RunSummary;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reader of a spike topic finds. */
class SpikeTopicITCase {

  /** First neurons of the shards of 512 neurons: shard i of n begins at i·512/n, rounded down. */
  private static final int SIZE = 512;

  @RegisterExtension static final TestBroker BROKER = new TestBroker();

  @TempDir Path folder;

  private JobFile job(String topic) throws Exception {
    return JobFile.of(
        folder,
        """
        name: TOPIC
        dt: 1ms
        inputs:
          - name: camera
            scene: {size: [128, 64], duration: 700ms, rate: 200000, seed: 3}
            speed: 1.0
            into: retina
            encode: {pool: 4, on: 20.0, off: 20.0}
        populations:
          retina: {size: [32, 16], behavior: tonic_spiking, shards: 4}
          on-centre: {size: 4, behavior: tonic_spiking}
        outputs:
          spikes: {kafka: {topic: TOPIC}, file: spikes.csv}
        kafka: {bootstrap: "BROKER"}
        """
            .replace("TOPIC", topic)
            .replace("BROKER", BROKER.bootstrap()));
  }

  private static String key(ConsumerRecord<byte[], byte[]> record) {
    return new String(record.key(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "3, 1", "8, 2"})
  void everyRecordIsWhatTheContractSays(int partitions, int parallelism) throws Exception {
    String topic = BROKER.topic(BROKER.freshName(), partitions);
    long before = System.currentTimeMillis();

    RunSummary summary =
        job(topic).set("parallelism=" + parallelism, "populations.retina.shards=4").run();

    long after = System.currentTimeMillis();
    List<ConsumerRecord<byte[], byte[]>> records = BROKER.committed(topic);
    List<Spike> spikes = SpikeTopic.spikes(records);
    assertThat(spikes).isEqualTo(Spikes.read(folder.resolve("spikes.csv"))).isNotEmpty();
    assertThat(summary.topics()).containsEntry(topic, (long) spikes.size());
    assertThat(summary.digest()).isEqualTo(ReferenceDigest.of(spikes));
    int markers = 0;
    for (ConsumerRecord<byte[], byte[]> record : records) {
      assertThat(record.timestampType()).isEqualTo(TimestampType.CREATE_TIME);
      assertThat(record.timestamp()).isBetween(before, after);
      JsonNode json = SpikeTopic.json(record);
      String value = new String(record.value(), StandardCharsets.UTF_8);
      if (SpikeTopic.isMarker(json)) {
        markers++;
        assertThat(value).isEqualTo("{\"until\":" + json.get("until").longValue() + "}");
        assertThat(key(record)).isIn("retina", "on-centre");
      } else {
        Spike spike = SpikeTopic.spike(json);
        assertThat(value)
            .isEqualTo(
                "{\"t\":%d,\"population\":\"%s\",\"neuron\":%d}"
                    .formatted(spike.t(), spike.population(), spike.neuron()));
        assertThat(key(record)).isEqualTo(spike.population());
        assertThat(record.partition()).isEqualTo(partition(spike, partitions));
      }
    }
    assertThat(markers).isGreaterThan(5);
    assertMarkersAreTrue(records);
  }

  /** The hash is that of Java's strings, spelled out. */
  private static int partition(Spike spike, int partitions) {
    int hash = 0;
    for (char c : spike.population().toCharArray()) {
      hash = 31 * hash + c;
    }
    int shard = spike.neuron() * 4 / SIZE;
    return Math.floorMod(hash + shard, partitions);
  }

  /** After a marker, the same partition holds no spike of that population before its time. */
  private static void assertMarkersAreTrue(List<ConsumerRecord<byte[], byte[]>> records)
      throws Exception {
    Map<String, Long> until = new HashMap<>();
    List<String> lies = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      JsonNode json = SpikeTopic.json(record);
      String place = key(record) + " in partition " + record.partition();
      if (SpikeTopic.isMarker(json)) {
        until.merge(place, json.get("until").longValue(), Math::max);
      } else if (json.get("t").longValue() < until.getOrDefault(place, Long.MIN_VALUE)) {
        lies.add(place + ": " + json + " after a marker of " + until.get(place));
      }
    }
    assertThat(lies).isEmpty();
    assertThat(until).isNotEmpty();
  }

  @Test
  void theLastMarkersTellTheEnd() throws Exception {
    String topic = BROKER.topic(BROKER.freshName(), 8);

    job(topic).set("inputs.camera.speed=max").run();

    Map<Integer, Long> last = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : BROKER.committed(topic)) {
      JsonNode json = SpikeTopic.json(record);
      if (key(record).equals("retina") && SpikeTopic.isMarker(json)) {
        last.put(record.partition(), json.get("until").longValue());
      }
    }
    assertThat(last).hasSize(4);
    assertThat(last.values()).containsOnly(700_000L);
  }
}
