/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.packet.wire.CurrentEvents;
import io.neuromorphic.flink.job.GoldenCurrents.Current;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.run.RunSummary.InputBooks;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Currents from a topic of three partitions, out of order, with bad records among them. */
class KafkaCurrentsITCase {

  private static final int PARTITIONS = 3;
  private static final int OUT_OF_ORDERNESS = 20_000;
  private static final long TEN_YEARS = 315_360_000_000_000L;

  /** After so many good records comes a bad one: nothing of a split is late before. */
  private static final int FIRST_BAD = 30_000;

  @RegisterExtension static final TestBroker BROKER = new TestBroker();

  @TempDir Path folder;
  private String topic;
  private JobFile job;

  private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();

  /** Reason, or empty where the record is good; by record. */
  private final List<String> reasons = new ArrayList<>();

  @BeforeEach
  void writeJob() throws Exception {
    topic = BROKER.topic(BROKER.freshName(), PARTITIONS);
    job =
        JobFile.of(
            folder,
            """
            name: golden-TOPIC
            dt: 1ms
            origin: 0
            out-of-orderness: 20ms
            parallelism: 2
            inputs:
              - name: currents
                kafka: {topic: TOPIC, format: json, from: earliest, until: latest}
            populations:
              POPULATION
            outputs:
              spikes: {file: spikes.csv}
              rejected: {kafka: {topic: TOPIC-rejected}, file: rejected.csv}
            kafka: {bootstrap: "BROKER"}
            """
                .replace("TOPIC", topic)
                .replace("POPULATION", GoldenCurrents.POPULATION_LINE)
                .replace("BROKER", BROKER.bootstrap()));
  }

  private void good(int partition, byte[] value) {
    records.add(new ProducerRecord<>(topic, partition, null, value));
    reasons.add("");
  }

  private void bad(String reason, int partition, byte[] value) {
    records.add(new ProducerRecord<>(topic, partition, null, value));
    reasons.add(reason);
  }

  private void bad(String reason, int partition, String json) {
    bad(reason, partition, json.getBytes(StandardCharsets.UTF_8));
  }

  private List<Rejected> expected(List<String> positions) {
    List<Rejected> expected = new ArrayList<>();
    for (int i = 0; i < positions.size(); i++) {
      if (!reasons.get(i).isEmpty()) {
        expected.add(Rejected.of(reasons.get(i), positions.get(i)));
      }
    }
    return expected;
  }

  private static List<Current> shuffledGolden() {
    return GoldenCurrents.shuffled(GoldenCurrents.events(1_000), OUT_OF_ORDERNESS);
  }

  @Test
  void shuffledJsonFiresTheGoldenSpikesAndEveryBadRecordIsAccountedFor() throws Exception {
    Random random = new Random(7);
    int count = 0;
    for (Current event : shuffledGolden()) {
      good(random.nextInt(PARTITIONS), event.json().getBytes(StandardCharsets.UTF_8));
      if (++count == FIRST_BAD) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
          addBadJson(partition, event.t());
        }
      }
    }
    List<Rejected> expected = expected(BROKER.send(records));

    RunSummary summary = job.run();

    assertGolden(summary);
    assertThat(summary.events().get("currents"))
        .isEqualTo(
            new InputBooks(
                61_928 + expected.size(), 61_928, 0, PARTITIONS, expected.size() - PARTITIONS, 0));
    assertRejected(summary, expected);
  }

  /** Bad records at a moment when every partition's clock is near {@code t}. */
  private void addBadJson(int partition, long t) {
    bad(
        "late",
        partition,
        "{\"t\":%d,\"population\":\"tonic\",\"neuron\":1,\"current\":9}"
            .formatted(t - 2 * OUT_OF_ORDERNESS - 5_000));
    bad("before-origin", partition, current(-1, "tonic", "1", "9"));
    bad("invalid-neuron", partition, current(t, "tonic", "257", "9"));
    bad("invalid-neuron", partition, current(t, "tonic", "-1", "9"));
    bad("invalid-neuron", partition, current(t, "tonic", "4294967296", "9"));
    bad("invalid-current", partition, current(t, "tonic", "1", "NaN"));
    bad("invalid-current", partition, current(t, "tonic", "1", "Infinity"));
    bad("invalid-current", partition, current(t, "tonic", "1", "-Infinity"));
    bad("invalid-current", partition, current(t, "tonic", "1", "\"NaN\""));
    bad("invalid-current", partition, current(t, "tonic", "1", "\"Infinity\""));
    bad("invalid-current", partition, current(t, "tonic", "1", "65536.01"));
    bad("invalid-current", partition, current(t, "tonic", "1", "1e999"));
    bad("unknown-population", partition, current(t, "nowhere", "1", "9"));
    bad("invalid-time", partition, current(t + TEN_YEARS, "tonic", "1", "9"));
    bad("unparsable", partition, current(t, "tonic", "1.5", "9"));
    bad("unparsable", partition, "{\"population\":\"tonic\",\"neuron\":1,\"current\":9}");
    bad("unparsable", partition, "{\"t\":1.5,\"population\":\"tonic\",\"neuron\":1,\"current\":9}");
    bad("unparsable", partition, "{\"t\":" + t + ",\"population\":\"tonic\",");
    bad("unparsable", partition, "no JSON, \"quoted\"\nand in two lines");
    bad("unparsable", partition, "[]");
    bad("unparsable", partition, "");
    bad("unparsable", partition, (byte[]) null);
    // Where several things are wrong, one reason goes before.
    bad("unknown-population", partition, current(t + TEN_YEARS, "nowhere", "-1", "NaN"));
    bad("invalid-time", partition, current(t + TEN_YEARS, "tonic", "-1", "NaN"));
    bad("invalid-neuron", partition, current(-1, "tonic", "-1", "NaN"));
    bad("invalid-current", partition, current(-1, "tonic", "1", "NaN"));
  }

  private static String current(long t, String population, String neuron, String current) {
    return "{\"t\":%d,\"population\":\"%s\",\"neuron\":%s,\"current\":%s,\"more\":[{}]}"
        .formatted(t, population, neuron, current);
  }

  @Test
  void shuffledPacketsFireTheGoldenSpikesAndEveryBadEventIsAccountedFor() throws Exception {
    Random random = new Random(8);
    List<Current> events = shuffledGolden();
    List<Rejected> within = new ArrayList<>();
    int[] sent = new int[PARTITIONS];
    for (int from = 0; from < events.size(); from += 100) {
      int partition = random.nextInt(PARTITIONS);
      List<Current> some =
          new ArrayList<>(events.subList(from, Math.min(from + 100, events.size())));
      if (from == FIRST_BAD) {
        long t = some.get(0).t();
        some.add(7, new Current(t, "tonic", 257, 1));
        some.add(11, new Current(t, "tonic", 1, Float.NaN));
        some.add(13, new Current(t - 2 * OUT_OF_ORDERNESS - 5_000, "tonic", 1, 1));
        some.add(17, new Current(-1, "tonic", 1, 1));
        some.add(19, new Current(t + TEN_YEARS, "tonic", 1, 1));
        String record = topic + "-" + partition + "@" + sent[partition] + "#";
        within.add(Rejected.of("invalid-neuron", record + 7));
        within.add(Rejected.of("invalid-current", record + 11));
        within.add(Rejected.of("late", record + 13));
        within.add(Rejected.of("before-origin", record + 17));
        within.add(Rejected.of("invalid-time", record + 19));
      }
      good(partition, packet(some));
      sent[partition]++;
      if (from == FIRST_BAD) {
        bad("unparsable", partition, "no packet at all");
        bad("unparsable", partition, (byte[]) null);
        sent[partition] += 2;
      }
    }
    List<Rejected> expected = expected(BROKER.send(records));
    expected.addAll(within);

    RunSummary summary = job.set("inputs.currents.kafka.format=packet").run();

    assertGolden(summary);
    assertThat(summary.events().get("currents"))
        .isEqualTo(new InputBooks(61_928 + 7, 61_928, 0, 1, 6, 0));
    assertRejected(summary, expected);
  }

  private static byte[] packet(List<Current> events) {
    CurrentEvents.Builder packet = CurrentEvents.newBuilder().setPopulation("tonic");
    long base = events.stream().mapToLong(Current::t).min().orElseThrow();
    packet.setBaseT(base);
    for (Current event : events) {
      packet.addTOffset(event.t() - base).addNeuron(event.neuron()).addCurrent(event.current());
    }
    return packet.build().toByteArray();
  }

  private void assertGolden(RunSummary summary) throws Exception {
    assertThat(summary.digest()).isEqualTo(GoldenRunITCase.GOLDEN_DIGEST);
    assertThat(Spikes.read(job.path("spikes.csv"))).isEqualTo(Spikes.golden("tonic", 1_000));
    assertThat(summary.steps()).isEqualTo(GoldenCurrents.STEPS);
  }

  private void assertRejected(RunSummary summary, List<Rejected> expected) throws Exception {
    assertThat(Rejected.read(job.path("rejected.csv")))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(Rejected.of(BROKER.committed(topic + "-rejected")))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(summary.topics()).containsEntry(topic + "-rejected", (long) expected.size());
    assertThat(summary.balanced()).isTrue();
  }
}
