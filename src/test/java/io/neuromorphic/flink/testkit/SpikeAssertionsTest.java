/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testkit;

import static io.neuromorphic.flink.testing.SpikeAssertions.assertThat;
import static io.neuromorphic.flink.testing.SpikeAssertions.vanRossum;
import static io.neuromorphic.flink.testing.SpikeAssertions.victorPurpura;
import static io.neuromorphic.flink.testing.SpikeAssertions.within;
import static io.neuromorphic.flink.testing.TestInputs.ms;
import static io.neuromorphic.flink.testing.TestInputs.seconds;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.job.compare.SpikeTrains;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each assertion passes where it should, and fails with the words that a user gets to read. */
class SpikeAssertionsTest {

  private static final SpikeTrains SPIKES =
      SpikeTrains.of(
              new Spike(ms(10), "v1", 3),
              new Spike(ms(12), "v1", 17),
              new Spike(ms(19), "v1", 3),
              new Spike(ms(20), "v1", 3),
              new Spike(ms(20), "v2", 0))
          .withSizes(new TreeMap<>(Map.of("v1", 20, "v2", 1)));

  private static final SpikeTrains UNSIZED = SpikeTrains.of(SPIKES.spikes());

  @TempDir Path diffs;

  @BeforeEach
  void leaveDiffsInATemporaryFolder() {
    System.setProperty("neuromorphic.diffFolder", diffs.toString());
  }

  @AfterEach
  void leaveNoProperty() {
    System.clearProperty("neuromorphic.diffFolder");
  }

  private static void fails(ThrowingCallable assertion, String text) {
    assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessage(text);
  }

  @Test
  void countsOfAChoice() {
    assertThat(SPIKES).hasCount(5);
    assertThat(SPIKES).inPopulation("v1").between(ms(10), ms(20)).hasCount(3).isNotEmpty();
    assertThat(SPIKES).inPopulation("v1").ofNeuron(17).hasCount(1);
    assertThat(SPIKES).between(ms(10), ms(20)).between(ms(11), ms(30)).hasCount(2);
    assertThat(SPIKES).inPopulation("v1").hasCountBetween(4, 4);

    fails(
        () -> assertThat(SPIKES).inPopulation("v1").between(ms(10), ms(20)).hasCount(1),
        "expected 1 spike in population v1 from 10 ms to 20 ms, found 3 spikes: 10000,v1,3"
            + " 12000,v1,17 19000,v1,3");
    fails(
        () -> assertThat(SPIKES).inPopulation("v2").ofNeuron(0).between(0, 1).hasCount(2_000),
        "expected 2,000 spikes in population v2 of neuron 0 from 0 us to 1 us, found none");
    fails(
        () -> assertThat(SPIKES).hasCountBetween(6, 9),
        "expected 6 to 9 spikes, found 5 spikes: 10000,v1,3 12000,v1,17 19000,v1,3 20000,v1,3"
            + " 20000,v2,0");
  }

  @Test
  void silenceAndItsContrary() {
    assertThat(SPIKES).inPopulation("v2").between(0, ms(20)).isEmpty();

    fails(
        () -> assertThat(SPIKES).inPopulation("v2").isEmpty(),
        "expected no spike in population v2, found 1 spike: 20000,v2,0");
    fails(
        () -> assertThat(SPIKES).ofNeuron(5).isNotEmpty(),
        "expected spikes of neuron 5, found none");
  }

  /** Or a misspelled name would pass as silence. */
  @Test
  void whatTheJobDoesNotHaveIsNotSilent() {
    fails(
        () -> assertThat(SPIKES).inPopulation("v3").isEmpty(),
        "there is no population v3; there are v1, v2");
    fails(
        () -> assertThat(SPIKES).inPopulation("v1").ofNeuron(20).isEmpty(),
        "there is no neuron 20 in population v1: they are 0 to 19");
    fails(
        () -> assertThat(SPIKES).ofNeuron(17).inPopulation("v2").isEmpty(),
        "there is no neuron 17 in population v2: they are 0 to 0");
    fails(
        () -> assertThat(SPIKES).doesNotContainSpike(ms(12), "typo", 0),
        "there is no population typo; there are v1, v2");
    fails(
        () -> assertThat(SPIKES).doesNotContainSpike(ms(12), "v1", 99),
        "there is no neuron 99 in population v1: they are 0 to 19");
    fails(
        () -> assertThat(SPIKES).inPopulation("v2").doesNotContainSpike(ms(12), "v1", 17),
        "there is no population v1 in population v2; there are v2");
    fails(
        () -> assertThat(SPIKES).containsSpike(ms(12), "v2", 1),
        "there is no neuron 1 in population v2: they are 0 to 0");
    assertThat(UNSIZED).inPopulation("v3").doesNotContainSpike(ms(12), "v3", 99).isEmpty();
  }

  @Test
  void timesThatExcludeEachOtherLeaveNothingToSpeakOf() {
    assertThatThrownBy(
            () -> assertThat(SPIKES).between(0, ms(100)).between(ms(200), ms(300)).isEmpty())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("between(200000, 300000) leaves no time from 0 us to 100 ms");
  }

  @Test
  void ratesAreOfANeuron() {
    assertThat(SPIKES).inPopulation("v1").between(0, seconds(1)).hasRateBetween(0.2, 0.2);
    assertThat(UNSIZED)
        .inPopulation("v1")
        .ofNeuron(3)
        .between(0, seconds(2))
        .hasRateBetween(1.4, 1.6);

    fails(
        () -> assertThat(SPIKES).inPopulation("v2").between(0, ms(100)).hasRateBetween(12, 15),
        "expected a rate of 12.00 to 15.00 Hz in population v2 from 0 us to 100 ms, found 10.00 Hz:"
            + " 1 spike: 20000,v2,0");
  }

  @Test
  void aRateThatCannotBeToldSaysWhatIsMissing() {
    assertThatThrownBy(() -> assertThat(SPIKES).inPopulation("v1").hasRateBetween(0, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("say over which time: between(from, to)");
    assertThatThrownBy(() -> assertThat(SPIKES).between(0, ms(1)).hasRateBetween(0, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("say of which population: inPopulation(name)");
    assertThatThrownBy(
            () -> assertThat(UNSIZED).inPopulation("v1").between(0, ms(1)).hasRateBetween(0, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the number of neurons of v1 is not known: spikes.withSizes(Map.of(\"v1\", n))");
    assertThatThrownBy(() -> assertThat(SPIKES).between(ms(2), ms(2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("between(2000, 2000) is no time: the end must be later");
  }

  @Test
  void singleSpikes() {
    assertThat(SPIKES)
        .containsSpike(ms(12), "v1", 17)
        .doesNotContainSpike(ms(12), "v1", 16)
        .startsAt(ms(10))
        .endsAt(ms(20));

    fails(
        () -> assertThat(SPIKES).containsSpike(ms(11), "v1", 17),
        "expected the spike 11000,v1,17, found none at that time; the nearest of the neuron is"
            + " 12000,v1,17");
    fails(
        () -> assertThat(SPIKES).inPopulation("v2").containsSpike(ms(11), "v2", 0),
        "expected the spike 11000,v2,0 in population v2, found none at that time; the nearest of"
            + " the neuron is 20000,v2,0");
    fails(
        () -> assertThat(UNSIZED).inPopulation("v2").containsSpike(ms(11), "v1", 17),
        "expected the spike 11000,v1,17 in population v2, found no spike of the neuron");
    fails(
        () -> assertThat(SPIKES).doesNotContainSpike(ms(12), "v1", 17),
        "expected no spike 12000,v1,17, found it");
  }

  @Test
  void firstAndLast() {
    fails(
        () -> assertThat(SPIKES).inPopulation("v2").startsAt(ms(19)),
        "expected the first spike in population v2 at 19000 us, found 1 spike: 20000,v2,0");
    fails(
        () -> assertThat(SPIKES).inPopulation("v1").endsAt(ms(19)),
        "expected the last spike in population v1 at 19000 us, found it at 20000 us: 20000,v1,3");
    fails(
        () -> assertThat(SpikeTrains.NONE).endsAt(1),
        "expected the last spike at 1 us, found none");
    fails(
        () -> assertThat(SpikeTrains.NONE).startsAt(1),
        "expected the first spike at 1 us, found none");
  }

  @Test
  void digests() {
    assertThat(SpikeTrains.NONE).hasDigest("00000000000000000000000000000000");

    fails(
        () -> assertThat(SPIKES).hasDigest("0123"),
        "expected the digest 0123, found " + SPIKES.digest() + " of 5 spikes of v1, v2");
  }

  @Test
  void equalSpikes() {
    assertThat(SPIKES).isEqualTo(UNSIZED).isCloseTo(SPIKES.shiftedBy(ms(1)), ms(1));

    SpikeTrains fewer = SpikeTrains.of(SPIKES.spikes().subList(0, 4)).withSizes(SPIKES.sizes());
    String files = diffs + "/spikes-" + fewer.digest().substring(0, 8);
    fails(
        () -> assertThat(fewer).isEqualTo(SPIKES),
        """
        1 missing and 0 extra: found 4, expected 5 as in the expected spikes
        first difference at t = 20000 us: v2 neuron 0 should fire and does not

        population  expected  found  missing  extra  expected Hz  found Hz
        v1                 4      4        0      0        20.00     20.00
        v2                 1      0        1      0       100.00      0.00

        missing (expected, not found):
          20000,v2,0
        picture: %s-diff.png
        found: %s-found.csv"""
            .formatted(files, files));
    org.assertj.core.api.Assertions.assertThat(Path.of(files + "-diff.png")).isNotEmptyFile();
    org.assertj.core.api.Assertions.assertThat(Path.of(files + "-found.csv"))
        .content()
        .endsWith("20000,v1,3\n");
  }

  @Test
  void closeSpikes() {
    assertThatThrownBy(() -> assertThat(SPIKES).isCloseTo(SPIKES.shiftedBy(ms(30)), ms(1)))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            "5 missing and 5 extra: found 5, expected 5 as in the expected spikes, within 1 ms;"
                + " the times of pairs are equal\n"
                + "first difference at t = 10000 us: v1 neuron 3 fires and should not;"
                + " a missing spike of it is 30 ms later\n");
  }

  @Test
  void nearTrains() {
    SpikeTrains later = SPIKES.shiftedBy(ms(3));
    assertThat(SPIKES)
        .isCloseTo(later, within(1.8, victorPurpura(200)))
        .isCloseTo(later, within(1.02, vanRossum(ms(10))));

    SpikeTrains moved =
        SpikeTrains.of(
            new Spike(ms(10), "v1", 3),
            new Spike(ms(15), "v1", 17),
            new Spike(ms(19), "v1", 3),
            new Spike(ms(20), "v2", 0));
    assertThatThrownBy(() -> assertThat(SPIKES).isCloseTo(moved, within(0.5, victorPurpura(200))))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            """
            2 of 3 neurons are further than 0.5 from the expected spikes
            Victor-Purpura distance (200 per s) of a neuron: at most 1, in the mean 0.533333, of 3 with spikes
              v1 neuron 3: 1 (found 3 spikes, expected 2)
              v1 neuron 17: 0.6 (found 1 spike, expected 1)
            picture: """);
  }

  @Test
  void descriptionsOfTheUserStandInFront() {
    fails(
        () -> assertThat(SPIKES).as("after the upgrade").inPopulation("v2").hasCount(2),
        "[after the upgrade] expected 2 spikes in population v2, found 1 spike: 20000,v2,0");
  }

  @Test
  void nothingIsNoSpikes() {
    assertThatThrownBy(() -> assertThat((SpikeTrains) null).isEmpty())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("not to be null");
  }

  @Test
  void aDistanceBelowZeroIsNoLimit() {
    assertThatThrownBy(() -> within(-0.5, victorPurpura(1))).hasMessageContaining("-0.5");
    assertThatThrownBy(() -> within(Double.NaN, victorPurpura(1))).hasMessageContaining("NaN");
  }
}
