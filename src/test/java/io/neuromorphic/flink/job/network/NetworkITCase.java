/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.JobFile;
import io.neuromorphic.flink.job.ReferenceDigest;
import io.neuromorphic.flink.job.Spike;
import io.neuromorphic.flink.job.Spikes;
import io.neuromorphic.flink.job.network.NetworkReference.Population;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.kernel.CounterRandom;
import io.neuromorphic.flink.kernel.Distribution.Normal;
import io.neuromorphic.flink.kernel.Distribution.Uniform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole networks, against the same in plain Java. */
class NetworkITCase {

  private static final int WINDOWS = 400;
  private static final int EVENTS = 6_000;
  private static final int EYES = 40;

  @TempDir Path folder;
  private JobFile job;

  /**
   * Populations of all kinds in three stages: sharded ones that are fed by others, a cycle of two
   * with a projection of one to itself, delays, kernels, currents that decay, bias, parameters that
   * vary.
   */
  @BeforeEach
  void writeJob() throws Exception {
    job =
        JobFile.of(
            folder,
            """
            name: network
            dt: 1ms
            origin: 0
            inputs:
              - {name: currents, recording: currents.csv}
            populations:
              eyes: {size: [8, 5], parameters: {a: 0.02, b: 0.2, c: -65, d: 6}, shards: 3}
              map: {size: [8, 5], parameters: {a: {uniform: [0.02, 0.1], seed: 5}, b: 0.2, c: {uniform: [-65, -50], power: 2, seed: 6}, d: 8}, bias: 2.5}
              one: {size: 60, parameters: {a: 0.02, b: 0.2, c: -65, d: 8, tau_inv: 500}, initial: {v: -60, u: -12}}
              two: {size: 50, parameters: {a: 0.1, b: 0.2, c: -65, d: 2}, bias: -1.25}
              out: {size: [4, 2], parameters: {a: 0.02, b: 0.25, c: -65, d: 0.05}, shards: 4}
            projections:
              - {from: eyes, to: map, weights: {one-to-one: 55.5}, delay: 2ms}
              - {from: eyes, to: one, weights: {random: {probability: 0.3, uniform: [0, 40], seed: 7}}, tau-syn: 4ms}
              - {from: one, to: two, weights: {random: {probability: 0.5, uniform: [5, 45], seed: 8}}, delay: 3ms}
              - {from: two, to: one, weights: {random: {probability: 1, uniform: [-9, 3], seed: 9}}, gain: 0.7}
              - {from: one, to: one, weights: {all-to-all: 0.3}, delay: 11ms}
              - {from: map, to: out, weights: {pool: 2, weight: 40}, delay: 4ms}
              - {from: two, to: out, weights: {all-to-all: 3.3}, gain: 1.1, delay: 5ms, tau-syn: 7ms}
              - {from: eyes, to: out, weights: {random: {probability: 0.2, normal: [10, 20], seed: 10, half: true}}}
            outputs:
              spikes: {file: spikes.csv}
            """);
    StringBuilder csv = new StringBuilder("t,population,neuron,current\n");
    for (int i = 0; i < EVENTS; i++) {
      csv.append(t(i)).append(",eyes,").append(neuron(i)).append(',').append(current(i));
      csv.append('\n');
    }
    Files.writeString(job.path("currents.csv"), csv);
  }

  private static long t(int event) {
    return (long) event * WINDOWS * 1_000 / EVENTS;
  }

  private static int neuron(int event) {
    return (int) (CounterRandom.uniform(CounterRandom.bits(1, event)) * EYES);
  }

  private static float current(int event) {
    return (int) (CounterRandom.uniform(CounterRandom.bits(2, event)) * 2_000) / 16f;
  }

  private static List<Spike> reference() {
    NetworkReference network = new NetworkReference(1_000);
    network.add(
        new Population("eyes", EYES)
            .set("a", .02)
            .set("b", .2)
            .set("c", -65)
            .set("d", 6)
            .startingAt(-65));
    network.add(
        new Population("map", 40)
            .set("a", i -> new Uniform(.02, .1).at(5, i))
            .set("b", .2)
            .set("c", i -> new Uniform(-65, -50, 2).at(6, i))
            .set("d", 8)
            .bias(2.5f)
            .startingAt(c -> (float) new Uniform(-65, -50, 2).at(6, c)));
    network.add(
        new Population("one", 60)
            .set("a", .02)
            .set("b", .2)
            .set("c", -65)
            .set("d", 8)
            .set("tau_inv", 500)
            .startingAt(-60, -12));
    network.add(
        new Population("two", 50)
            .set("a", .1)
            .set("b", .2)
            .set("c", -65)
            .set("d", 2)
            .bias(-1.25f)
            .startingAt(-65));
    network.add(
        new Population("out", 8)
            .set("a", .02)
            .set("b", .25)
            .set("c", -65)
            .set("d", .05)
            .startingAt(-65));
    network.project("eyes", "map", 2, 1, (i, j) -> i == j ? 55.5f : 0);
    network.project("eyes", "one", 1, 1, 4_000, random(.3, 7, 60, new Uniform(0, 40)));
    network.project("one", "two", 3, 1, random(.5, 8, 50, new Uniform(5, 45)));
    network.project("two", "one", 1, .7f, random(1, 9, 60, new Uniform(-9, 3)));
    network.project("one", "one", 11, 1, (i, j) -> .3f);
    network.project(
        "map", "out", 4, 1, (i, j) -> i % 8 / 2 == j % 4 && i / 8 / 2 == j / 4 ? 40f : 0);
    network.project("two", "out", 5, 1.1f, 7_000, (i, j) -> 3.3f);
    NetworkReference.Weight full = random(.2, 10, 8, new Normal(10, 20));
    network.project("eyes", "out", 1, 1, (i, j) -> half(full.of(i, j)));
    for (int i = 0; i < EVENTS; i++) {
      network.event(t(i), "eyes", neuron(i), current(i));
    }
    return network.run(0, WINDOWS - 1);
  }

  private static NetworkReference.Weight random(
      double probability,
      long seed,
      int size,
      io.neuromorphic.flink.kernel.Distribution distribution) {
    long whether = CounterRandom.seed(seed, 0);
    long weight = CounterRandom.seed(seed, 1);
    return (i, j) -> {
      long n = (long) i * size + j;
      return CounterRandom.uniform(CounterRandom.bits(whether, n)) < probability
          ? (float) distribution.at(weight, n)
          : 0;
    };
  }

  /** Rounds to 11 bits, ties to even; for numbers that float16 has no other trouble with. */
  private static float half(float value) {
    if (value == 0) {
      return 0;
    }
    double unit = Math.scalb(1.0, Math.max(-14, Math.getExponent(value)) - 10);
    return (float) (Math.rint(value / unit) * unit);
  }

  @Test
  void firesExactlyTheSpikesOfThePlainReference() throws Exception {
    List<Spike> expected = reference();
    Map<String, Long> counts =
        expected.stream()
            .collect(Collectors.groupingBy(Spike::population, TreeMap::new, Collectors.counting()));
    assertThat(counts.keySet()).containsExactly("eyes", "map", "one", "out", "two");
    assertThat(counts.values()).allSatisfy(count -> assertThat(count).isGreaterThan(20));

    RunSummary summary = job.run();

    assertThat(Spikes.read(job.path("spikes.csv"))).isEqualTo(expected);
    assertThat(summary.digest()).isEqualTo(ReferenceDigest.of(expected));
    assertThat(summary.spikes()).containsExactlyInAnyOrderEntriesOf(counts);
    assertThat(summary.events().get("currents").integrated()).isEqualTo(EVENTS);
    // Three shards, four, and three of one.
    assertThat(summary.steps()).isEqualTo((long) WINDOWS * (3 + 4 + 3));
  }

  @Test
  void parallelismAndBackendAndShardsAndPaceChangeNothing() throws Exception {
    String expected = ReferenceDigest.of(reference());

    assertThat(job.set("parallelism=2", "state=rocksdb").run().digest()).isEqualTo(expected);
    assertThat(
            job.set(
                    "parallelism=2",
                    "populations.eyes.shards=7",
                    "populations.map.shards=2",
                    "populations.out.shards=1",
                    "latency=low",
                    "inputs.currents.speed=1.0")
                .run()
                .digest())
        .isEqualTo(expected);
  }
}
