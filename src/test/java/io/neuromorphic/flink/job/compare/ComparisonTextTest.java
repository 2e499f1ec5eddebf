/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTextTest {

  private static final SpikeTrains EXPECTED =
      SpikeTrains.of(
          new Spike(1_000, "v1", 0),
          new Spike(3_000, "v1", 1),
          new Spike(501_000, "v2", 0),
          new Spike(1_001_000, "v1", 0));

  private static String text(SpikeTrains expected, SpikeTrains found, long tolerance) {
    return ComparisonText.of(SpikeComparison.of(expected, found, tolerance), "x.csv");
  }

  @Test
  void equalSpikesTakeOneLine() {
    assertThat(text(EXPECTED, EXPECTED, 0)).isEqualTo("4 spikes as in x.csv");
    assertThat(text(EXPECTED, EXPECTED, 1_000))
        .isEqualTo("4 spikes as in x.csv, within 1 ms; the times of pairs are equal");
    assertThat(text(EXPECTED, EXPECTED.shiftedBy(250), 1_000))
        .isEqualTo("4 spikes as in x.csv, within 1 ms; the times of pairs differ by up to 250 us");
  }

  /** Its spikes are counted once, not once a population. */
  @Test
  void manyPopulationsAreToldSoon() {
    List<Spike> spikes =
        IntStream.range(0, 100_000)
            .mapToObj(i -> new Spike(i, "p" + i % 2_000, 0))
            .collect(Collectors.toList());
    SpikeTrains all = SpikeTrains.of(spikes);
    SpikeTrains most = SpikeTrains.of(spikes.subList(0, 99_999));

    String told = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> text(all, most, 0));
    assertThat(told).startsWith("1 missing and 0 extra: found 99,999, expected 100,000");
  }

  @Test
  void differencesAreToldFromTheFirstOn() {
    SpikeTrains found =
        SpikeTrains.of(
            new Spike(1_000, "v1", 0), new Spike(4_500, "v1", 1), new Spike(1_001_000, "v1", 0));

    assertThat(text(EXPECTED, found, 0))
        .isEqualTo(
            """
            2 missing and 1 extra: found 3, expected 4 as in x.csv
            first difference at t = 3000 us: v1 neuron 1 should fire and does not; an extra spike of it is 1.5 ms later

            population  expected  found  missing  extra  expected spikes/s  found spikes/s
            v1                 3      3        1      1               3.00            3.00
            v2                 1      0        1      0               1.00            0.00

            missing (expected, not found):
              3000,v1,1
              501000,v2,0
            extra (found, not expected):
              4500,v1,1""");
  }

  @Test
  void aSpikeThatShouldNotBeThereIsSaidToBeOne() {
    assertThat(text(SpikeTrains.NONE, EXPECTED, 0))
        .contains("first difference at t = 1000 us: v1 neuron 0 fires and should not\n");
  }

  @Test
  void ratesAreOfANeuronWhereSizesAreKnown() {
    Map<String, Integer> sizes = new TreeMap<>(Map.of("v1", 3, "v2", 1, "v3", 7));

    assertThat(text(EXPECTED.withSizes(sizes), SpikeTrains.NONE.withSizes(sizes), 0))
        .contains("expected Hz  found Hz\n")
        .contains("v1                 3      0        3      0         1.00      0.00\n")
        .contains("v3                 0      0        0      0         0.00      0.00\n");
  }

  @Test
  void ofVeryManyTheFirstAreShown() {
    List<Spike> many = IntStream.range(0, 1_234).mapToObj(i -> new Spike(i, "v1", 0)).toList();

    assertThat(text(SpikeTrains.of(many), SpikeTrains.NONE, 0))
        .contains("missing (expected, not found), the first 5 of 1,234:\n  0,v1,0\n")
        .endsWith("\n  4,v1,0");
  }

  @Test
  void aSingleInstantHasNoRate() {
    SpikeTrains one = SpikeTrains.of(new Spike(7, "v1", 0));

    assertThat(text(one, SpikeTrains.NONE, 0)).contains(" - ").doesNotContain("NaN", "Infinity");
  }

  @Test
  void aPopulationThatTheJobDoesNotHaveIsNamed() {
    SpikeTrains found =
        SpikeTrains.of(new Spike(1_000, "v1", 0))
            .withSizes(new TreeMap<>(Map.of("v1", 2, "v3", 1)));

    assertThat(text(EXPECTED, found, 0))
        .contains("\nexpected of v2: there is none; there are v1, v3\n");
    assertThat(text(EXPECTED, SpikeTrains.of(found.spikes()), 0)).doesNotContain("there is none");
  }
}
