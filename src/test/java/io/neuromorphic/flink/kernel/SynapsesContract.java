/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Synapses of every kind add the exact sums of DESIGN 4, whole or cut into shards. */
abstract class SynapsesContract {

  private static final float[] GAINS = {1, 1, 1, -1, 0.5f, 4, 0.3f, -1.7f, 0.1f, 3, 1e-6f, 0};

  /** One synapse. */
  record Edge(int from, int to, float weight) {}

  /**
   * Some synapses, by what they mean.
   *
   * @param count as told of the whole
   */
  record Example(int from, int to, List<Edge> edges, long count, Cutter cutter) {
    Synapses make(int first, int size, float gain) {
      return cutter.make(new SynapseMaker(from, first, size, gain));
    }
  }

  /** Makes the synapses that a maker is for. */
  interface Cutter {
    Synapses make(SynapseMaker maker);
  }

  /** An example of this kind; weights come from {@link #weight}. */
  abstract Example example(Random random, Weights weights);

  /** Draws weights. */
  interface Weights {
    float next();
  }

  /** Weights of one sort or mixed: small, subnormal, on ties, large. */
  static Weights weights(Random random) {
    int sort = random.nextInt(8);
    return () -> weight(random, sort == 7 ? random.nextInt(7) : sort);
  }

  private static float weight(Random random, int sort) {
    float sign = random.nextBoolean() ? 1 : -1;
    return sign
        * switch (sort) {
          case 0 -> (float) random.nextGaussian();
          case 1 -> Float.intBitsToFloat(random.nextInt(1 << 23));
          case 2 -> Math.scalb(1 + random.nextFloat(), -42 - random.nextInt(20));
          case 3 -> (2 * random.nextInt(1 << random.nextInt(22)) + 1) * 0x1p-41f;
          case 4 -> random.nextInt(9) / 8f;
          case 5 -> Math.scalb(1 + random.nextFloat(), random.nextInt(60) - 45);
          default -> (float) random.nextGaussian() * 1e-5f;
        };
  }

  private static float gain(Random random) {
    return GAINS[random.nextInt(GAINS.length)];
  }

  /** Of sizes where something could go wrong, or any. */
  static int size(Random random) {
    int[] sizes = {0, 1, 2, 63, 255, 256, 257, 1_000};
    return random.nextInt(3) == 0 ? 1 + random.nextInt(40) : sizes[random.nextInt(sizes.length)];
  }

  @Property(tries = 150)
  void spikesAddUpToTheExactSumsInAnyOrderAndPortions(@ForAll long seed) {
    Random random = new Random(seed);
    Example example = example(random, weights(random));
    float gain = gain(random);
    Synapses synapses = example.make(0, example.to(), gain);
    assertThat(synapses.from()).isEqualTo(example.from());
    assertThat(synapses.to()).isEqualTo(example.to());
    InputSums sums = new InputSums(example.to());
    for (int round = 0; round < 3; round++) {
      int[] spikes = spikes(random, example.from());
      ExactSums expected = expected(example, spikes, gain, 0, example.to());
      // What was added to them before must leave no trace.
      assertAdds(synapses, spikes, random, sums, expected, false);
      if (synapses.bound() < InputSums.LARGEST_SMALL) {
        assertAdds(synapses, spikes, random, sums, expected, true);
      }
    }
  }

  @Property(tries = 60)
  void aShardGetsItsSliceOfTheWhole(@ForAll long seed) {
    Random random = new Random(seed);
    Example example = example(random, weights(random));
    float gain = gain(random);
    int[] spikes = spikes(random, example.from());
    for (int first = 0; first < example.to(); ) {
      int to = 1 + random.nextInt(example.to() - first);
      Synapses synapses = example.make(first, to, gain);
      ExactSums expected = expected(example, spikes, gain, first, to);
      InputSums sums = new InputSums(to);
      assertAdds(synapses, spikes, random, sums, expected, false);
      if (synapses.bound() < InputSums.LARGEST_SMALL) {
        assertAdds(synapses, spikes, random, sums, expected, true);
      }
      first += to;
    }
  }

  @Property(tries = 60)
  void theBoundIsNeverBelowTheSizesOfAllAddends(@ForAll long seed) {
    Random random = new Random(seed);
    Example example = example(random, weights(random));
    float gain = gain(random);
    int[] all = new int[example.from()];
    Arrays.setAll(all, i -> i);
    ExactSums sums = expected(example, all, gain, 0, example.to());
    BigDecimal largest = BigDecimal.ZERO;
    for (int j = 0; j < example.to(); j++) {
      largest = largest.max(sums.size(j));
    }
    double bound = example.make(0, example.to(), gain).bound();
    assertThat(new BigDecimal(bound)).isGreaterThanOrEqualTo(largest);
    assertThat(bound)
        .isLessThanOrEqualTo(largest.doubleValue() * (1 + 1e-9) + example.from() * 1e-8);
  }

  @Property(tries = 60)
  void aValueIsMultipliedBeforeItIsRounded(@ForAll long seed) {
    Random random = new Random(seed);
    Example example = example(random, weights(random));
    if (example.from() == 0) {
      return;
    }
    // A power of two: the product of weight, gain and value is exact in double.
    float gain = random.nextBoolean() ? 1 : -0.25f;
    Synapses synapses =
        example.cutter().make(new SynapseMaker(example.from(), 0, example.to(), gain).forValues());
    InputSums sums = new InputSums(example.to());
    ExactSums expected = new ExactSums(example.to());
    for (int n = 0; n < 5; n++) {
      int line = random.nextInt(example.from());
      float value = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(9) - 4));
      synapses.addScaled(line, value, sums);
      for (Edge edge : example.edges()) {
        if (edge.from() == line) {
          expected.add(edge.to(), edge.weight(), gain, value);
        }
      }
    }
    assertSums(sums, expected, example.to());
  }

  @Property(tries = 30)
  void theyAreCountedAndMeasured(@ForAll long seed) {
    Random random = new Random(seed);
    Example example = example(random, weights(random));
    Synapses synapses = example.make(0, example.to(), 1);
    assertThat(synapses.count()).isEqualTo(example.count());
    assertThat(synapses.bytes()).isNotNegative();
  }

  private static int[] spikes(Random random, int from) {
    List<Integer> all = new ArrayList<>();
    double share = random.nextInt(4) == 0 ? 1 : random.nextDouble() * 0.2;
    for (int i = 0; i < from; i++) {
      if (random.nextDouble() < share) {
        all.add(i);
      }
    }
    Collections.shuffle(all, random);
    return all.stream().mapToInt(i -> i).toArray();
  }

  private static ExactSums expected(Example example, int[] spikes, float gain, int first, int to) {
    boolean[] fired = new boolean[example.from()];
    for (int spike : spikes) {
      fired[spike] = true;
    }
    ExactSums sums = new ExactSums(to);
    for (Edge edge : example.edges()) {
      if (fired[edge.from()] && edge.to() >= first && edge.to() < first + to) {
        sums.add(edge.to() - first, edge.weight(), gain);
      }
    }
    return sums;
  }

  /** The spikes in portions, from somewhere within an array. */
  private static void assertAdds(
      Synapses synapses,
      int[] spikes,
      Random random,
      InputSums sums,
      ExactSums expected,
      boolean areSmall) {
    int before = random.nextInt(3);
    int[] array = new int[before + spikes.length + 2];
    Arrays.fill(array, -1);
    System.arraycopy(spikes, 0, array, before, spikes.length);
    for (int at = 0; at < spikes.length; ) {
      int length = 1 + random.nextInt(spikes.length - at);
      synapses.add(array, before + at, before + at + length, sums, areSmall);
      at += length;
    }
    synapses.add(array, 0, 0, sums, areSmall);
    assertSums(sums, expected, synapses.to());
  }

  private static void assertSums(InputSums sums, ExactSums expected, int size) {
    boolean leaves = false;
    for (int j = 0; j < size; j++) {
      leaves |= expected.mayLeaveTheGrid(j);
    }
    int saturated = sums.finish();
    if (!leaves) {
      assertThat(saturated).isZero();
    }
    long[] blocks = sums.blocks();
    for (int j = 0; j < size; j++) {
      int block = j / RestingStep.BLOCK_NEURONS;
      boolean marked = (blocks[block >> 6] >>> block & 1) != 0;
      float current = sums.current()[j];
      if (!expected.mayLeaveTheGrid(j)
          && Float.floatToRawIntBits(current) != Float.floatToRawIntBits(expected.current(j))) {
        assertThat(current).as("neuron %s of %s", j, size).isEqualTo(expected.current(j));
        throw new AssertionError("neuron " + j + " is -0");
      }
      assertThat(marked || Float.floatToRawIntBits(current) == 0).isTrue();
    }
    sums.clear();
    assertThat(Arrays.stream(sums.blocks()).allMatch(word -> word == 0)).isTrue();
    assertThat(sums.finish()).isZero();
    assertThat(sums.current()).isEqualTo(new float[size]);
  }
}
