/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.network;

import io.neuromorphic.flink.event.SpikeDigest;
import io.neuromorphic.flink.job.JobFile;
import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.job.network.NetworkReference.Population;
import io.neuromorphic.flink.kernel.CounterRandom;
import io.neuromorphic.flink.kernel.Distribution;
import io.neuromorphic.flink.kernel.Distribution.Normal;
import io.neuromorphic.flink.kernel.Distribution.Uniform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** One network with all there is, as a job file and in plain Java. */
final class WholeNetwork {

  static final int WINDOWS = 400;
  static final int EVENTS = 6_000;
  static final int SLOW_EVENTS = 900;
  private static final int EYES = 40;

  private WholeNetwork() {}

  /**
   * Populations of all kinds in five stages: sharded ones that are fed by others, a cycle of two
   * with a projection of one to itself, delays, kernels, currents that decay, bias, parameters that
   * vary.
   */
  static JobFile write(Path folder) throws IOException {
    JobFile job =
        JobFile.of(
            folder,
            """
            name: network
            dt: 1ms
            origin: 0
            inputs:
              - {name: currents, recording: currents.csv}
              - {name: slow, recording: slow.csv, tau-syn: 6ms}
            populations:
              eyes: {size: [8, 5], parameters: {a: 0.02, b: 0.2, c: -65, d: 6}, shards: 3}
              map: {size: [8, 5], parameters: {a: {uniform: [0.02, 0.1], seed: 5}, b: 0.2, c: {uniform: [-65, -50], power: 2, seed: 6}, d: 8}, bias: 2.5}
              one: {size: 60, parameters: {a: 0.02, b: 0.2, c: -65, d: 8, tau_inv: 500}, initial: {v: -60, u: -12}}
              two: {size: 50, parameters: {a: 0.1, b: 0.2, c: -65, d: 2}, bias: -1.25}
              loop: {size: 30, parameters: {a: 0.02, b: 0.2, c: -65, d: 6}, noise: {normal: [1, 6], seed: 12, every: 2ms}, input-weights: {random: {probability: 1, normal: [0.5, 0.3], seed: 13}}, input-size: 20, recurrent-weights: {random: {probability: 0.4, uniform: [-6, 9], seed: 14}}}
              flicker: {size: 21, parameters: {a: 0.02, b: 0.2, c: -65, d: 6}, noise: {uniform: [-20, 45], seed: 15}, shards: 2}
              out: {size: [4, 2], parameters: {a: 0.02, b: 0.25, c: -65, d: 0.05}, shards: 4}
            projections:
              - {from: eyes, to: map, weights: {one-to-one: 55.5}, delay: 2ms}
              - {from: eyes, to: one, weights: {random: {probability: 0.3, uniform: [0, 40], seed: 7}}, tau-syn: 4ms}
              - {from: one, to: two, weights: {random: {probability: 0.5, uniform: [5, 45], seed: 8}}, delay: 3ms}
              - {from: two, to: one, weights: {random: {probability: 1, uniform: [-9, 3], seed: 9}}, gain: 0.7}
              - {from: one, to: one, weights: {all-to-all: 0.3}, delay: 11ms}
              - {from: flicker, to: loop, weights: {random: {probability: 0.2, uniform: [0, 12], seed: 16}}, delay: 9ms}
              - {from: loop, to: out, weights: {all-to-all: 2.25}, delay: 2ms}
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
    StringBuilder slow = new StringBuilder("t,population,neuron,current\n");
    for (int i = 0; i < SLOW_EVENTS; i++) {
      slow.append(slowT(i)).append(',').append(slowPopulation(i)).append(',').append(i % 20);
      slow.append(',').append(slowCurrent(i)).append('\n');
    }
    Files.writeString(job.path("slow.csv"), slow);
    return job;
  }

  private static long slowT(int event) {
    return (long) event * WINDOWS * 1_000 / SLOW_EVENTS + 7;
  }

  private static String slowPopulation(int event) {
    return event % 3 == 0 ? "one" : "loop";
  }

  private static float slowCurrent(int event) {
    return 1.3f * (1 + event % 5);
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

  static List<Spike> reference() {
    return network().run(0, WINDOWS - 1);
  }

  /** The network in plain Java, before its first window. */
  static NetworkReference network() {
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
        new Population("loop", 30)
            .set("a", .02)
            .set("b", .2)
            .set("c", -65)
            .set("d", 6)
            .noise(noise("loop", 12, 2, new Normal(1, 6)))
            .lines(20, random(1, 13, 30, new Normal(.5, .3)))
            .recurrent(random(.4, 14, 30, new Uniform(-6, 9)))
            .startingAt(-65));
    network.add(
        new Population("flicker", 21)
            .set("a", .02)
            .set("b", .2)
            .set("c", -65)
            .set("d", 6)
            .noise(noise("flicker", 15, 1, new Uniform(-20, 45)))
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
    network.project("flicker", "loop", 9, 1, random(.2, 16, 30, new Uniform(0, 12)));
    network.project("loop", "out", 2, 1, (i, j) -> 2.25f);
    network.project(
        "map", "out", 4, 1, (i, j) -> i % 8 / 2 == j % 4 && i / 8 / 2 == j / 4 ? 40f : 0);
    network.project("two", "out", 5, 1.1f, 7_000, (i, j) -> 3.3f);
    NetworkReference.Weight full = random(.2, 10, 8, new Normal(10, 20));
    network.project("eyes", "out", 1, 1, (i, j) -> half(full.of(i, j)));
    for (int i = 0; i < EVENTS; i++) {
      network.event(t(i), "eyes", neuron(i), current(i));
    }
    for (int i = 0; i < SLOW_EVENTS; i++) {
      network.slowEvent(slowT(i), slowPopulation(i), i % 20, slowCurrent(i), 6_000);
    }
    return network;
  }

  private static NetworkReference.Current noise(
      String population, long seed, int every, Distribution distribution) {
    long own = CounterRandom.seed(seed, SpikeDigest.populationHash(population));
    return (window, neuron) ->
        (float) distribution.at(CounterRandom.seed(own, Math.floorDiv(window, every)), neuron);
  }

  private static NetworkReference.Weight random(
      double probability, long seed, int size, Distribution distribution) {
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
}
