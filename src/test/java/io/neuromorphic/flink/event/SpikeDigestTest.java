/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SpikeDigestTest {

  private record Spike(String population, long t, int neuron) {}

  @Test
  void isTheOneOfTheContract() {
    List<Spike> spikes = someSpikes(1);
    DigestReference reference = new DigestReference();
    spikes.forEach(spike -> reference.add(spike.population, spike.t, spike.neuron));
    assertThat(digest(spikes)).hasToString(reference.toString());
  }

  @Test
  void isForeverWhatItWas() {
    assertThat(new SpikeDigest()).hasToString("0".repeat(32));
    assertThat(digest(List.of(new Spike("retina", 1_000, 0))))
        .hasToString("73a4a2607806a1b3fb8325b042d0e084");
    List<Spike> spikes = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      spikes.add(new Spike("retina", 1_000L * i - 3_000, i * i));
    }
    spikes.add(new Spike("größe", -1, Integer.MAX_VALUE));
    assertThat(digest(spikes)).hasToString("9bb9aa7b4ffafa5d77ccabb691c8ef77");
  }

  @Test
  void doesNotDependOnTheOrder() {
    List<Spike> spikes = someSpikes(2);
    List<Spike> shuffled = new ArrayList<>(spikes);
    Collections.shuffle(shuffled, new Random(3));
    assertThat(digest(shuffled)).isEqualTo(digest(spikes));
  }

  @Test
  void ofPartsMergesToThatOfTheWhole() {
    List<Spike> spikes = someSpikes(4);
    SpikeDigest merged = digest(spikes.subList(0, 100));
    merged.merge(digest(spikes.subList(100, spikes.size())));
    assertThat(merged).isEqualTo(digest(spikes));
  }

  @Test
  void takesAStepAtOnce() {
    SpikeDigest step = new SpikeDigest();
    step.addStep(SpikeDigest.populationHash("p"), -5_000, 40, new int[] {0, 3, 8, 99}, 3);
    assertThat(step)
        .isEqualTo(
            digest(
                List.of(
                    new Spike("p", -5_000, 40),
                    new Spike("p", -5_000, 43),
                    new Spike("p", -5_000, 48))));
  }

  @Test
  void tellsSpikesApartThatDifferInOneThing() {
    Spike spike = new Spike("p", 1_000, 5);
    assertThat(
            List.of(
                digest(List.of()),
                digest(List.of(spike)),
                digest(List.of(spike, spike)),
                digest(List.of(new Spike("q", 1_000, 5))),
                digest(List.of(new Spike("p", 1_001, 5))),
                digest(List.of(new Spike("p", 1_000, 6)))))
        .doesNotHaveDuplicates();
  }

  private static SpikeDigest digest(List<Spike> spikes) {
    SpikeDigest digest = new SpikeDigest();
    spikes.forEach(s -> digest.add(SpikeDigest.populationHash(s.population), s.t, s.neuron));
    return digest;
  }

  private static List<Spike> someSpikes(long seed) {
    Random random = new Random(seed);
    List<Spike> spikes = new ArrayList<>();
    for (String population : List.of("retina", "motion", "größe", "")) {
      for (int i = 0; i < 100; i++) {
        spikes.add(new Spike(population, random.nextLong(), random.nextInt(Integer.MAX_VALUE)));
      }
    }
    return spikes;
  }
}
