/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.neuromorphic.flink.kernel.Distribution.Normal;
import io.neuromorphic.flink.kernel.Distribution.Uniform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random numbers are a promise: spikes depend on them. */
class CounterRandomTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/random/numbers.csv");
  private static final int MANY = 2_000_000;

  /** Of the state 1234567, as published with the algorithm, and used by others to test theirs. */
  @Test
  void theBitsAreThoseOfSplitMix64() {
    String[] published = {
      "6457827717110365317",
      "3203168211198807973",
      "9817491932198370423",
      "4593380528125082431",
      "16408922859458223821"
    };
    for (int n = 0; n < published.length; n++) {
      assertThat(Long.toUnsignedString(CounterRandom.bits(1234567, n))).isEqualTo(published[n]);
    }
  }

  private static List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("seed,n,bits,uniform,normal");
    for (long seed : new long[] {0, 1, -7, 1L << 40}) {
      for (long n = 0; n < 60; n++) {
        long bits = CounterRandom.bits(seed, n * n * n * 1_000_003);
        lines.add(
            seed
                + ","
                + n * n * n * 1_000_003
                + ","
                + Long.toHexString(bits)
                + ","
                + Double.toHexString(CounterRandom.uniform(bits))
                + ","
                + Double.toHexString(CounterRandom.normal(bits)));
      }
    }
    // Those that the first bits do not decide: wedges, and the tail.
    long seed = CounterRandom.seed(5, 6);
    int found = 0;
    for (long n = 0; found < 40; n++) {
      long bits = CounterRandom.bits(seed, n);
      double normal = CounterRandom.normal(bits);
      if (Math.abs(normal) > 3.5) {
        found++;
        lines.add(
            seed + "," + n + "," + Long.toHexString(bits) + ",," + Double.toHexString(normal));
      }
    }
    return lines;
  }

  @Test
  void numbersAreWhatTheyEverWere() throws Exception {
    List<String> golden =
        Files.readAllLines(GOLDEN).stream().filter(line -> !line.startsWith("#")).toList();
    assertThat(lines()).isEqualTo(golden);
  }

  /** Run by hand, once and never again. */
  @Test
  @EnabledIfSystemProperty(named = "neuromorphic.makeRandomNumbers", matches = "true")
  void makesTheNumbers() throws Exception {
    assertThat(GOLDEN).doesNotExist();
    List<String> lines = new ArrayList<>();
    lines.add(
        "# The first numbers of kernel/CounterRandom, written by CounterRandomTest when it was new."
            + " They are a promise: networks with noise or random weights depend on them.");
    lines.addAll(lines());
    Files.createDirectories(GOLDEN.getParent());
    Files.write(GOLDEN, lines);
  }

  @Test
  void normalDeviatesHaveTheMomentsOfTheirDistribution() {
    double[] sums = new double[5];
    for (int n = 0; n < MANY; n++) {
      double x = CounterRandom.normal(CounterRandom.bits(77, n));
      for (int power = 1; power <= 4; power++) {
        sums[power] += Math.pow(x, power);
      }
    }
    // Five standard errors of each.
    assertThat(sums[1] / MANY).isCloseTo(0, within(5 * Math.sqrt(1.0 / MANY)));
    assertThat(sums[2] / MANY).isCloseTo(1, within(5 * Math.sqrt(2.0 / MANY)));
    assertThat(sums[3] / MANY).isCloseTo(0, within(5 * Math.sqrt(15.0 / MANY)));
    assertThat(sums[4] / MANY).isCloseTo(3, within(5 * Math.sqrt(96.0 / MANY)));
  }

  /** Probabilities of the normal distribution, from tables. */
  @ParameterizedTest
  @CsvSource({
    "-3, 0.0013498980", "-2, 0.0227501319", "-1, 0.1586552539", "-0.5, 0.3085375387",
    "0, 0.5", "0.25, 0.5987063257", "1, 0.8413447461", "2, 0.9772498681",
    "3, 0.9986501020", "3.5, 0.9997673709", "3.7, 0.9998922003", "4, 0.9999683288"
  })
  void asManyLieBelowAsShould(double x, double probability) {
    int below = 0;
    for (int n = 0; n < MANY; n++) {
      below += CounterRandom.normal(CounterRandom.bits(3, n)) < x ? 1 : 0;
    }
    double error = Math.sqrt(probability * (1 - probability) / MANY);
    assertThat((double) below / MANY).isCloseTo(probability, within(5 * error));
  }

  @Test
  void neighboursKnowNothingOfEachOther() {
    double next = 0;
    double seeds = 0;
    double signs = 0;
    for (int n = 0; n < MANY; n++) {
      double x = CounterRandom.normal(CounterRandom.bits(9, n));
      next += x * CounterRandom.normal(CounterRandom.bits(9, n + 1));
      seeds += x * CounterRandom.normal(CounterRandom.bits(10, n));
      signs += Math.signum(x) * (Math.abs(x) - Math.sqrt(2 / Math.PI));
    }
    double error = 5 / Math.sqrt(MANY);
    assertThat(next / MANY).isCloseTo(0, within(error));
    assertThat(seeds / MANY).isCloseTo(0, within(error));
    assertThat(signs / MANY).isCloseTo(0, within(error));
  }

  @Test
  void distributionsAreMadeOfThem() {
    for (int n = 0; n < 1_000; n++) {
      long bits = CounterRandom.bits(4, n);
      double r = CounterRandom.uniform(bits);
      assertThat(r).isBetween(0.0, Math.nextDown(1.0));
      assertThat(new Uniform(-65, -50, 2).at(4, n)).isEqualTo(-65 + 15 * (r * r));
      assertThat(new Uniform(8, 2).at(4, n)).isEqualTo(8 - 6 * r);
      assertThat(new Normal(1, 3).at(4, n)).isEqualTo(1 + 3 * CounterRandom.normal(bits));
    }
  }

  @Test
  void noiseIsTheSameInAnyShardAndOrder() {
    for (Distribution distribution : List.of(new Normal(1, 5), new Uniform(-3, 9, 2))) {
      NoiseCurrents whole = new NoiseCurrents(distribution, 5, 99, 3, 0, 100);
      NoiseCurrents shard = new NoiseCurrents(distribution, 5, 99, 3, 60, 40);
      NoiseCurrents other = new NoiseCurrents(distribution, 5, 98, 3, 0, 100);
      long numbers = CounterRandom.seed(CounterRandom.seed(5, 99), 7);
      for (long window : new long[] {21, 22, 23, -1, 21}) {
        float[] all = whole.of(window).clone();
        assertThat(shard.of(window)).isEqualTo(java.util.Arrays.copyOfRange(all, 60, 100));
        assertThat(other.of(window)).isNotEqualTo(all);
        for (int i = 0; window > 0 && i < 100; i++) {
          assertThat(all[i]).isEqualTo((float) distribution.at(numbers, i));
          assertThat(Math.abs(all[i])).isLessThanOrEqualTo((float) whole.bound());
        }
      }
      assertThat(whole.of(-1).clone()).isEqualTo(whole.of(-3)).isNotEqualTo(whole.of(0));
    }
  }
}
