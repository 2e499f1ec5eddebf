/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import static io.neuromorphic.flink.operator.Populations.bounded;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.kernel.StepConstants;
import io.neuromorphic.flink.operator.PopulationHarness.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a probe tells is what every neuron, stepped in every window, would say. */
class ProbeTest {

  private static final int WINDOWS = 100;

  private static PopulationSpec probed(
      String name, int size, int shards, int everyWindows, int... neurons) {
    PopulationSpec plain = Populations.population(name, size, shards, "in");
    ProbeSpec probe = neurons.length == 0 ? null : new ProbeSpec(neurons, everyWindows);
    return new PopulationSpec(
        name, size, shards, plain.constants(), plain.neurons(), plain.inputs(), null, null, probe);
  }

  /** Probed neurons in some shards and not in others, at the ends of shards and within. */
  private static PopulationsSpec job(long origin, int everyWindows) {
    return bounded(
        1_000,
        origin,
        probed("retina", 33, 5, everyWindows, 0, 6, 7, 8, 20, 32),
        probed("größe", 3, 1, everyWindows, 1),
        probed("silent", 4, 2, everyWindows));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void everyStateOfEveryStepIsTold(int parallelism) throws Exception {
    PopulationsSpec job = job(-4_000, 1);
    List<Current> currents = Streams.random(job, WINDOWS, 4_000, new Random(parallelism));

    try (PopulationHarness operator =
        PopulationHarness.started(job, Backend.HASHMAP, parallelism)) {
      play(operator, currents);

      List<Sample> expected = new PopulationReference(job, currents).samplesUntil(96_000);
      assertThat(expected).hasSize(WINDOWS * 7);
      assertThat(operator.samples()).isEqualTo(expected);
      assertThat(operator.spikes())
          .isEqualTo(new PopulationReference(job, currents).spikesUntil(96_000));
    }
  }

  private static void play(PopulationHarness operator, List<Current> currents) throws Exception {
    for (long watermark = -1; watermark < 96; watermark += 13) {
      long from = (watermark - 12) * 1_000;
      long to = (watermark + 1) * 1_000;
      operator.currents(currents.stream().filter(c -> c.t() >= from && c.t() < to).toList());
      operator.watermark(Math.min(95, watermark));
    }
    operator.currents(currents.stream().filter(c -> c.t() >= 90_000).toList());
    operator.watermark(95);
  }

  /** What the origin is changes nothing: times are multiples of the interval from 0 on. */
  @ParameterizedTest
  @ValueSource(longs = {-7_000, -6_000, 0, 1_000, 12_000})
  void samplesAreTakenAtMultiplesOfTheInterval(long origin) throws Exception {
    PopulationsSpec job = job(origin, 6);
    try (PopulationHarness operator = PopulationHarness.started(job)) {
      operator.watermark(origin / 1_000 + 12);

      assertThat(operator.samples().stream().map(Sample::t).distinct())
          .isNotEmpty()
          .allMatch(t -> t % 6_000 == 0);
      assertThat(operator.samples())
          .isEqualTo(new PopulationReference(job, List.of()).samplesUntil(origin + 13_000));
    }
  }

  /** In seconds of silence neurons come to rest, and windows are skipped, not stepped. */
  @Test
  void restingNeuronsSayWhatTheyWouldSayIfTheyWereStepped() throws Exception {
    long millis = 40_000;
    PopulationsSpec job = bounded(1_000, 0, probed("p", 8, 2, 3, 0, 5, 6));
    List<Current> currents =
        List.of(
            new Current("in", 1_500, "p", 5, Populations.FIRES),
            new Current("in", (millis - 9_000) * 1_000, "p", 6, Populations.FIRES));

    try (PopulationHarness operator = PopulationHarness.started(job)) {
      operator.currents(currents);
      operator.watermark(millis - 1);

      List<Sample> expected = new PopulationReference(job, currents).samplesUntil(millis * 1_000);
      assertThat(operator.samples()).isEqualTo(expected).hasSize(3 * (int) (millis / 3));
      // The last second before the second event: at rest, or this test shows nothing.
      List<Sample> resting =
          expected.stream()
              .filter(s -> s.neuron() == 6)
              .filter(s -> s.t() > (millis - 10_000) * 1_000 && s.t() < (millis - 9_000) * 1_000)
              .toList();
      assertThat(resting).hasSizeGreaterThan(300).allMatch(s -> s.isAs(resting.get(0)));
    }
  }

  @Test
  void samplesOfALongGapComeInManyPacketsAndPieces() throws Exception {
    PopulationsSpec job = bounded(1_000, 0, probed("p", 4, 2, 1, 0, 1, 3));
    try (PopulationHarness operator = PopulationHarness.inPieces(job)) {
      operator.watermarkOnly(29_999);
      int pieces = 1;
      while (operator.workPiece()) {
        pieces++;
      }
      assertThat(pieces).isGreaterThan(1);
      assertThat(operator.samples())
          .isEqualTo(new PopulationReference(job, List.of()).samplesUntil(30_000_000));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void aRestoreGoesOnWithTheNextSample(int everyWindows) throws Exception {
    PopulationsSpec job = job(-4_000, everyWindows);
    List<Current> currents = Streams.random(job, WINDOWS, 2_000, new Random(3));
    List<Sample> samples;
    Snapshot snapshot;
    try (PopulationHarness operator = PopulationHarness.started(job)) {
      operator.currents(currents);
      operator.watermark(41);
      samples = operator.samples();
      snapshot = operator.snapshot();
    }
    try (PopulationHarness operator =
        PopulationHarness.restored(job, Backend.HASHMAP, 2, snapshot)) {
      operator.watermark(95);
      samples.addAll(operator.samples());
    }
    assertThat(samples).isEqualTo(new PopulationReference(job, currents).samplesUntil(96_000));
  }

  /** A neuron that leaves the finite numbers takes the state it was given at the start. */
  @Test
  void afterAResetANeuronIsInItsInitialState() throws Exception {
    StepConstants touchy = new StepConstants(1e32f, 0, 0, 0, -14, 0, -65, 0, 30, -70, -14);
    float[] v = {-61, -62, -63, -64};
    float[] u = {-1, -2, -3, -4};
    PopulationSpec population =
        new PopulationSpec(
            "p",
            4,
            2,
            touchy,
            "touchy",
            new ArrayList<>(List.of("in")),
            new NeuronStart(v, u),
            null,
            new ProbeSpec(new int[] {3}, 1));
    try (PopulationHarness operator = PopulationHarness.started(bounded(1_000, 0, population))) {
      operator.currents(Collections.nCopies(60, new Current("in", 500, "p", 3, 65_536)));
      operator.watermark(0);

      assertThat(operator.total(JobCounters.RESETS)).isEqualTo(1);
      assertThat(operator.samples())
          .containsExactly(
              new Sample(1_000, "p", 3, Float.floatToRawIntBits(-64), Float.floatToRawIntBits(-4)));
    }
  }

  /** Nothing of a probe is state: it may come, change and go with a resume. */
  @Test
  void anotherProbeMayGoOnFromASnapshot() throws Exception {
    PopulationsSpec without = bounded(1_000, 0, probed("p", 9, 3, 1));
    PopulationsSpec with = bounded(1_000, 0, probed("p", 9, 3, 2, 4, 8));
    List<Current> currents = Streams.random(without, 60, 900, new Random(4));
    Snapshot snapshot;
    try (PopulationHarness operator = PopulationHarness.started(without)) {
      operator.currents(currents);
      operator.watermark(19);
      assertThat(operator.samples()).isEmpty();
      snapshot = operator.snapshot();
    }
    List<Spike> spikes;
    try (PopulationHarness operator =
        PopulationHarness.restored(with, Backend.HASHMAP, 1, snapshot)) {
      operator.watermark(39);
      assertThat(operator.samples())
          .isEqualTo(
              new PopulationReference(with, currents)
                  .samplesUntil(40_000).stream().filter(s -> s.t() > 20_000).toList());
      spikes = new ArrayList<>(operator.spikes());
      snapshot = operator.snapshot();
    }
    try (PopulationHarness operator =
        PopulationHarness.restored(without, Backend.HASHMAP, 1, snapshot)) {
      operator.watermark(59);
      assertThat(operator.samples()).isEmpty();
      spikes.addAll(operator.spikes());
    }
    assertThat(spikes)
        .isEqualTo(
            new PopulationReference(without, currents)
                .spikesUntil(60_000).stream().filter(s -> s.t() > 20_000).toList());
  }
}
