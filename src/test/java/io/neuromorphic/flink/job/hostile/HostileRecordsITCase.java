/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.job.JobFile;
import io.neuromorphic.flink.job.TestBroker;
import io.neuromorphic.flink.job.hostile.SplitOracle.Fate;
import io.neuromorphic.flink.job.run.RunSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Mutated records of both kinds and both formats in a real broker, read by one job: what an oracle
 * reads out of the bytes is what the books say, and the spikes are those of the good events alone.
 * {@code -Dhostile.seed=S} repeats a run, {@code -Dhostile.records=N} sets its length.
 */
class HostileRecordsITCase {

  private static final long SEED = Long.getLong("hostile.seed", new Random().nextLong());
  private static final int MUTATED = Integer.getInteger("hostile.records", 100_000);
  private static final Map<String, Integer> SIZES = Map.of("a", 64, "b", 32, "retina", 16 * 12);
  private static final ObjectMapper JSON = new ObjectMapper();

  @RegisterExtension static final TestBroker BROKER = new TestBroker();

  @TempDir Path folder;

  @Test
  void theBooksBalanceAndTheSpikesAreThoseOfTheGoodEvents() throws Exception {
    System.out.println("-Dhostile.seed=" + SEED + " -Dhostile.records=" + MUTATED);
    Random random = new Random(SEED);
    String prefix = BROKER.freshName();
    List<HostileInput> inputs = new ArrayList<>();
    for (String name :
        List.of("currents-json", "currents-packet", "camera-json", "camera-packet")) {
      boolean camera = name.startsWith("camera");
      boolean json = name.endsWith("json");
      Rules rules = new Rules(camera, SIZES, 16, 12, camera && json ? 1_000 : 0);
      String topic = BROKER.topic(prefix + "-" + name, HostileInput.PARTITIONS);
      HostileInput input =
          new HostileInput(name, topic, json, rules, MUTATED / 4, new Random(random.nextLong()));
      BROKER.send(input.records());
      BROKER.topic(prefix + "-good-" + name, HostileInput.PARTITIONS);
      BROKER.send(input.accepted(prefix + "-good-" + name));
      inputs.add(input);
      System.out.println(name + " " + input.counts());
    }

    RunSummary good = job(prefix + "-good", "good", true).run();
    RunSummary summary = job(prefix, "hostile", false).run();

    System.out.println(summary);
    for (HostileInput input : inputs) {
      assertThat(summary.events().get(input.name))
          .as("%s, seed %d", input.name, SEED)
          .isEqualTo(input.books());
    }
    assertThat(summary.balanced()).isTrue();
    assertThat(summary.spikes()).isEqualTo(good.spikes());
    assertThat(summary.spikes().values()).allMatch(spikes -> spikes > 0);
    assertThat(summary.digest()).as("seed %d", SEED).isEqualTo(good.digest());
    assertThat(summary.steps()).isEqualTo(good.steps());
    assertRejected(prefix, inputs, BROKER.committed(prefix + "-rejected"));
  }

  private JobFile job(String prefix, String name, boolean allJson) throws Exception {
    return JobFile.of(
        Files.createDirectory(folder.resolve(name)),
        """
        name: PREFIX-NAME
        dt: 1ms
        origin: 0
        out-of-orderness: 20ms
        max-gap: 2min
        max-drift: 1d
        idle-timeout: 10min
        parallelism: 2
        inputs:
          - name: currents-json
            kafka: {topic: PREFIX-currents-json, format: json, from: earliest, until: latest}
          - name: currents-packet
            kafka: {topic: PREFIX-currents-packet, format: PACKET, from: earliest, until: latest}
          - name: camera-json
            kafka: {topic: PREFIX-camera-json, format: json, from: earliest, until: latest}
            time: {shift: 1000}
            into: retina
            encode: {on: 20.0, off: 20.0}
          - name: camera-packet
            kafka: {topic: PREFIX-camera-packet, format: PACKET, from: earliest, until: latest}
            into: retina
            encode: {on: 20.0, off: 20.0}
        populations:
          a: {size: 64, behavior: tonic_spiking, shards: 2}
          b: {size: 32, behavior: tonic_spiking}
          retina: {size: [16, 12], behavior: tonic_spiking, shards: 3}
        outputs:
          rejected: {kafka: {topic: PREFIX-rejected}}
        kafka: {bootstrap: "BROKER"}
        """
            .replace("PREFIX", prefix)
            .replace("NAME", name)
            .replace("PACKET", allJson ? "json" : "packet")
            .replace("BROKER", BROKER.bootstrap()));
  }

  /** One by one up to so many a second, then by number: in sum, each that the oracle knows. */
  private static void assertRejected(
      String prefix, List<HostileInput> inputs, List<ConsumerRecord<byte[], byte[]>> told)
      throws Exception {
    Map<String, Long> expected = new HashMap<>();
    Map<String, Long> places = new HashMap<>();
    for (HostileInput input : inputs) {
      input
          .counts()
          .forEach(
              (fate, count) -> {
                if (fate.compareTo(Fate.LATE) <= 0) {
                  expected.put(input.name + " " + fate.word(), count);
                }
              });
      input
          .rejections(prefix + "-" + input.name)
          .forEach(place -> places.merge(place, 1L, Long::sum));
    }
    Map<String, Long> found = new HashMap<>();
    List<String> unexpected = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : told) {
      JsonNode rejection = JSON.readTree(record.value());
      String reason = rejection.get("reason").textValue();
      String detail = rejection.get("detail").textValue();
      String position = rejection.get("position").textValue();
      assertThat(detail).isNotEmpty().hasSizeLessThanOrEqualTo(Rejection.MAX_DETAIL_CHARS);
      assertThat(rejection.get("value").textValue())
          .hasSizeLessThanOrEqualTo(Rejection.MAX_VALUE_CHARS);
      boolean summary = position.isEmpty();
      long count = summary ? Long.parseLong(detail.replace(" more within a second", "")) : 1;
      found.merge(rejection.get("source").textValue() + " " + reason, count, Long::sum);
      String place = reason + " " + position.replaceFirst("#.*", "");
      if (!summary && places.merge(place, -1L, Long::sum) < 0) {
        unexpected.add(rejection.toString());
      }
    }
    assertThat(found).isEqualTo(expected);
    assertThat(unexpected).isEmpty();
    assertThat(expected.keySet().stream().map(key -> key.split(" ")[1]).collect(Collectors.toSet()))
        .contains("unparsable", "unknown-population", "invalid-time", "invalid-neuron")
        .contains("invalid-current", "before-origin", "late");
  }
}
