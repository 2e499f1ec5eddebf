/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import static io.neuromorphic.flink.operator.Populations.bounded;
import static io.neuromorphic.flink.operator.Populations.population;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.DigestReference;
import io.neuromorphic.flink.job.compare.Spike;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random streams against the reference; the seed is in the name of the test. */
class PopulationOperatorTest {

  private static final int WINDOWS = 60;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void spikesAsTheReferenceDoes(long seed) throws Exception {
    Random random = new Random(seed);
    PopulationsSpec spec = someJob(random);
    List<Current> currents = Streams.random(spec, WINDOWS, 3_000, random);
    Backend backend = Backend.values()[random.nextInt(2)];
    try (PopulationHarness operator =
        PopulationHarness.started(spec, backend, 1 + random.nextInt(3))) {
      play(operator, spec, currents, random);
      long last = Streams.lastTime(currents);
      List<Spike> expected =
          new PopulationReference(spec, currents).spikesUntil(windowEnd(spec, last));
      assertThat(expected).hasSizeGreaterThan(100);
      assertThat(operator.spikes()).isEqualTo(expected);
      assertThat(operator.digest()).isEqualTo(digest(expected));
      assertThat(operator.total(JobCounters.SATURATED)).isZero();
      assertThat(operator.total(JobCounters.RESETS)).isZero();
      booksAgree(operator, spec, currents, expected);
    }
  }

  private static PopulationsSpec someJob(Random random) {
    long[] steps = {50, 100, 1_000, 1_500, 7_000, 20_000};
    long dt = steps[random.nextInt(steps.length)];
    long origin = dt * (random.nextInt(2_000) - 1_000);
    return bounded(
        dt,
        origin,
        population("retina", 1 + random.nextInt(40), 1 + random.nextInt(7), "camera", "extra"),
        population("motion", 1 + random.nextInt(5), 1, "camera"));
  }

  /** In a random order within a window and beyond, with watermarks that never make one late. */
  private static void play(
      PopulationHarness operator, PopulationsSpec spec, List<Current> currents, Random random)
      throws Exception {
    List<Current> left = new ArrayList<>(currents);
    Collections.shuffle(left, random);
    left.sort((a, b) -> Long.compare(a.t() / 3_000, b.t() / 3_000));
    while (!left.isEmpty()) {
      List<Current> some = left.subList(0, Math.min(left.size(), 1 + random.nextInt(400)));
      operator.currents(some);
      some.clear();
      if (!left.isEmpty()) {
        long earliest = left.stream().mapToLong(Current::t).min().getAsLong();
        operator.watermark(Math.floorDiv(earliest, 1_000) - 1);
      }
    }
    for (String input : spec.inputs()) {
      operator.end(
          input,
          currents.stream()
              .filter(c -> c.input().equals(input))
              .mapToLong(Current::t)
              .max()
              .orElse(Long.MIN_VALUE));
    }
    operator.finalWatermark();
  }

  private static long windowEnd(PopulationsSpec spec, long t) {
    return (Math.floorDiv(t, spec.dtMicros()) + 1) * spec.dtMicros();
  }

  private static String digest(List<Spike> spikes) {
    DigestReference digest = new DigestReference();
    spikes.forEach(spike -> digest.add(spike.population(), spike.t(), spike.neuron()));
    return digest.toString();
  }

  private static void booksAgree(
      PopulationHarness operator, PopulationsSpec spec, List<Current> currents, List<Spike> spikes)
      throws Exception {
    for (String input : spec.inputs()) {
      assertThat(operator.total(JobCounters.integrated(input)))
          .isEqualTo(currents.stream().filter(c -> c.input().equals(input)).count());
      assertThat(operator.total(JobCounters.pending(input))).isZero();
    }
    for (PopulationSpec population : spec.populations()) {
      assertThat(operator.total(JobCounters.spikes(population.name())))
          .isEqualTo(spikes.stream().filter(s -> s.population().equals(population.name())).count());
    }
  }
}
