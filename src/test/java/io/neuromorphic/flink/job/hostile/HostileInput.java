/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.hostile;

import io.neuromorphic.flink.job.hostile.SplitOracle.Fate;
import io.neuromorphic.flink.job.run.RunSummary.InputBooks;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** One input of the job: its records, most of them mutated, and what must become of them. */
final class HostileInput {

  static final int PARTITIONS = 3;

  final String name;
  final boolean json;
  final Rules rules;
  private final Random random;
  private final List<SplitOracle> splits = new ArrayList<>();
  private final List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();

  HostileInput(String name, String topic, boolean json, Rules rules, int mutated, Random random) {
    this.name = name;
    this.json = json;
    this.rules = rules;
    this.random = random;
    Mutations mutations =
        json
            ? new JsonMutations(random, rules.camera())
            : new PacketMutations(random, rules.camera());
    for (int p = 0; p < PARTITIONS; p++) {
      splits.add(begun(topic, p));
    }
    for (int i = 0; i < mutated; i++) {
      if (i % 4 == 0) {
        int p = random.nextInt(PARTITIONS);
        add(topic, p, mutations.good(splits.get(p)));
      }
      int p = random.nextInt(PARTITIONS);
      add(topic, p, mutations.bad(splits.get(p)));
    }
  }

  /** A partition begins with a good event: where its first were far away, the job would fail. */
  private SplitOracle begun(String topic, int partition) {
    SplitOracle split = new SplitOracle(rules);
    Reading.Event first =
        rules.camera()
            ? Reading.Event.pixel(BigInteger.valueOf(1_000), 1, 1, 1)
            : Reading.Event.current(BigInteger.valueOf(1_000), "a", BigInteger.ONE, 1);
    byte[] bytes =
        json
            ? firstJson(first).getBytes(StandardCharsets.UTF_8)
            : FirstPacket.of(first, rules.camera());
    records.add(new ProducerRecord<>(topic, partition, null, bytes));
    split.begin(first);
    return split;
  }

  private String firstJson(Reading.Event e) {
    return rules.camera()
        ? "{\"t\":" + e.t() + ",\"x\":1,\"y\":1,\"polarity\":1}"
        : "{\"t\":" + e.t() + ",\"population\":\"a\",\"neuron\":1,\"current\":1}";
  }

  private void add(String topic, int partition, byte[] value) {
    Reading reading =
        json ? JsonReading.of(value, rules.camera()) : PacketReading.of(value, rules.camera());
    splits.get(partition).take(reading);
    RecordHeaders headers = new RecordHeaders();
    byte[] key = null;
    if (random.nextInt(50) == 0) {
      key = new byte[random.nextInt(5_000)];
      random.nextBytes(key);
      headers.add("h".repeat(1 + random.nextInt(2_000)), random.nextBoolean() ? null : key);
    }
    Long stamp = random.nextInt(50) == 0 ? (Long) (long) random.nextInt(1_000) : null;
    records.add(new ProducerRecord<>(topic, partition, stamp, key, value, headers));
  }

  List<ProducerRecord<byte[], byte[]>> records() {
    return records;
  }

  /** The accepted events and markers alone, as JSON, each in its partition. */
  List<ProducerRecord<byte[], byte[]>> accepted(String topic) {
    List<ProducerRecord<byte[], byte[]>> all = new ArrayList<>();
    for (int p = 0; p < PARTITIONS; p++) {
      for (String record : splits.get(p).accepted()) {
        all.add(new ProducerRecord<>(topic, p, null, record.getBytes(StandardCharsets.UTF_8)));
      }
    }
    return all;
  }

  Map<Fate, Long> counts() {
    Map<Fate, Long> sums = new EnumMap<>(Fate.class);
    splits.forEach(split -> split.counts().forEach((fate, n) -> sums.merge(fate, n, Long::sum)));
    return sums;
  }

  InputBooks books() {
    Map<Fate, Long> counts = counts();
    long read = counts.values().stream().mapToLong(n -> n).sum();
    long integrated = counts.getOrDefault(Fate.INTEGRATED, 0L);
    long filtered = counts.getOrDefault(Fate.FILTERED, 0L);
    long late = counts.getOrDefault(Fate.LATE, 0L);
    return new InputBooks(read, integrated, filtered, late, read - integrated - filtered - late, 0);
  }

  /** Each rejection as {@code reason topic-partition@offset}, of the record that held it. */
  Stream<String> rejections(String topic) {
    Stream<String> all = Stream.empty();
    for (int p = 0; p < PARTITIONS; p++) {
      String place = topic + "-" + p + "@";
      all =
          Stream.concat(
              all,
              splits.get(p).rejected().stream()
                  .map(one -> one.fate().word() + " " + place + one.record()));
    }
    return all;
  }
}
