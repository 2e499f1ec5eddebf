/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A neuron's noise in a window depends on nothing but seed, population, window and neuron. */
class NoiseCurrentsTest {

  private static final Distribution NORMAL = new Distribution.Normal(1, 4);

  @Test
  void theCurrentsAreThosePromised() {
    List<Map<String, String>> rows = Golden.csv("noise_currents.csv");
    assertThat(rows).hasSizeGreaterThan(600);
    for (Map<String, String> row : rows) {
      int neuron = Integer.parseInt(row.get("neuron"));
      NoiseCurrents noise =
          new NoiseCurrents(
              distribution(row.get("distribution").split(" ")),
              Long.parseLong(row.get("seed")),
              Long.parseLong(row.get("population")),
              Integer.parseInt(row.get("every")),
              neuron,
              1);
      float current = noise.of(Long.parseLong(row.get("window")))[0];
      assertThat(String.format("%08x", Float.floatToRawIntBits(current)))
          .as("%s", row)
          .isEqualTo(row.get("current"));
    }
  }

  private static Distribution distribution(String[] words) {
    double first = Double.parseDouble(words[1]);
    double second = Double.parseDouble(words[2]);
    return words[0].equals("normal")
        ? new Distribution.Normal(first, second)
        : new Distribution.Uniform(first, second, Integer.parseInt(words[3]));
  }

  @Property
  void anyShardsInAnyOrderOfWindowsGetTheSame(@ForAll long seed) {
    Random random = new Random(seed);
    Distribution distribution =
        random.nextBoolean() ? NORMAL : new Distribution.Uniform(-3, 5, 1 + random.nextInt(3));
    int size = 1 + random.nextInt(600);
    int every = 1 + random.nextInt(5);
    long population = random.nextLong();
    NoiseCurrents whole = new NoiseCurrents(distribution, seed, population, every, 0, size);
    int cut = random.nextInt(size + 1);
    NoiseCurrents left = new NoiseCurrents(distribution, seed, population, every, 0, cut);
    NoiseCurrents right = new NoiseCurrents(distribution, seed, population, every, cut, size - cut);
    for (int n = 0; n < 20; n++) {
      long window = random.nextInt(40) - 20;
      float[] expected = whole.of(window).clone();
      assertThat(left.of(window)).isEqualTo(Arrays.copyOf(expected, cut));
      assertThat(right.of(window)).isEqualTo(Arrays.copyOfRange(expected, cut, size));
      whole.of(random.nextLong());
      left.of(random.nextLong());
    }
  }

  @Test
  void aDrawHoldsForSoManyWindowsAndNoLonger() {
    NoiseCurrents noise = new NoiseCurrents(NORMAL, 3, 4, 5, 0, 10);
    float[] before = null;
    for (long window = -25; window < 25; window++) {
      float[] now = noise.of(window).clone();
      if (Math.floorMod(window, 5) == 0) {
        assertThat(now).isNotEqualTo(before);
      } else {
        assertThat(now).isEqualTo(before);
      }
      before = now;
    }
  }

  @Test
  void populationsAndSeedsHaveNoiseOfTheirOwn() {
    float[] one = new NoiseCurrents(NORMAL, 3, 4, 1, 0, 10).of(0);
    assertThat(new NoiseCurrents(NORMAL, 3, 5, 1, 0, 10).of(0)).isNotEqualTo(one);
    assertThat(new NoiseCurrents(NORMAL, 4, 4, 1, 0, 10).of(0)).isNotEqualTo(one);
    assertThat(new NoiseCurrents(NORMAL, 4, 3, 1, 0, 10).of(0)).isNotEqualTo(one);
    assertThat(new NoiseCurrents(NORMAL, 3, 4, 1, 0, 10).of(0)).isEqualTo(one);
  }

  @Property
  void noCurrentIsBeyondTheBound(@ForAll long seed) {
    Random random = new Random(seed);
    double low = random.nextGaussian() * Math.pow(10, random.nextInt(9) - 4);
    // Nearly one number: rounded to float32 it may grow.
    double high = random.nextBoolean() ? Math.nextUp(low) : random.nextGaussian();
    List<Distribution> all =
        List.of(
            new Distribution.Uniform(low, high),
            new Distribution.Normal(low, Math.abs(high)),
            new Distribution.Normal(low, 0));
    for (Distribution distribution : all) {
      NoiseCurrents noise = new NoiseCurrents(distribution, seed, 0, 1, 0, 100);
      for (int window = 0; window < 10; window++) {
        for (float current : noise.of(window)) {
          assertThat((double) Math.abs(current)).isLessThanOrEqualTo(noise.bound());
        }
      }
    }
  }
}
