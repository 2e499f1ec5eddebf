/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exact sum of whatever is added, in whatever order and by whatever road. */
class InputSumsTest {

  @Property(tries = 200)
  void allThatIsAddedByAnyRoadIsOneExactSum(@ForAll long seed) {
    Random random = new Random(seed);
    int[] sizes = {1, 255, 256, 257, 600, 1_000};
    int size = sizes[random.nextInt(sizes.length)];
    InputSums sums = new InputSums(size);
    for (int round = 0; round < 2; round++) {
      ExactSums expected = new ExactSums(size);
      List<Runnable> addends = new ArrayList<>();
      double small = 0;
      int kinds = random.nextInt(4);
      List<Synapses> all = new ArrayList<>();
      for (int n = 0; n < kinds; n++) {
        Synapses synapses = synapses(random, size);
        all.add(synapses);
        small += synapses.bound();
      }
      float[] currents = floats(random, size);
      small += largest(currents);
      boolean areSmall = small < InputSums.LARGEST_SMALL && random.nextInt(4) > 0;
      for (Synapses synapses : all) {
        int[] spikes = {0, 2, 3, 4, 7};
        addends.add(() -> synapses.add(spikes, 0, 2, sums, areSmall));
        addends.add(() -> synapses.add(spikes, 2, 5, sums, areSmall));
        for (int spike : spikes) {
          synapses.visit(spike, (j, product) -> expected.add(j, rounded(product)));
        }
      }
      if (random.nextBoolean()) {
        addends.add(() -> sums.addAll(currents, size, areSmall));
        for (int i = 0; i < size; i++) {
          expected.add(i, currents[i]);
        }
      }
      for (int n = random.nextInt(10); n > 0; n--) {
        int neuron = random.nextInt(size);
        long multiple = random.nextLong() >> 7 + random.nextInt(50);
        addends.add(() -> sums.addMultiple(neuron, multiple));
        expected.add(neuron, BigInteger.valueOf(multiple));
      }
      Collections.shuffle(addends, random);
      addends.forEach(Runnable::run);
      assertThat(sums.finish()).isZero();
      for (int i = 0; i < size; i++) {
        assertThat(sums.current()[i]).as("neuron %s", i).isEqualTo(expected.current(i));
        boolean marked = isMarked(sums.blocks(), i);
        assertThat(marked || expected.isNothing(i)).isTrue();
      }
      sums.clear();
      assertThat(sums.current()).isEqualTo(new float[size]);
      assertThat(sums.blocks()).isEqualTo(new long[sums.blocks().length]);
    }
  }

  private static BigInteger rounded(double product) {
    return new java.math.BigDecimal(product)
        .multiply(new java.math.BigDecimal(1L << 40))
        .setScale(0, java.math.RoundingMode.HALF_EVEN)
        .toBigIntegerExact();
  }

  private static Synapses synapses(Random random, int to) {
    SynapseMaker maker = new SynapseMaker(8, 0, to, random.nextBoolean() ? 1 : 0.7f);
    return switch (random.nextInt(4)) {
      case 0 -> maker.dense(floats(random, 8 * to));
      case 1 -> new SynapseMaker(Math.max(8, to), 0, to, 1.1f).oneToOne(floats(random, 1)[0]);
      case 2 -> maker.allToAll(floats(random, 1)[0]);
      default -> maker.random(0.2, new Distribution.Normal(0, 1), random.nextLong(), to, true);
    };
  }

  /** All of about one size, which may be any that fits. */
  private static float[] floats(Random random, int size) {
    float[] floats = new float[size];
    float scale = (float) Math.pow(10, random.nextInt(14) - 10);
    for (int i = 0; i < size; i++) {
      floats[i] = (float) random.nextGaussian() * scale;
    }
    return floats;
  }

  private static double largest(float[] values) {
    double largest = 0;
    for (float value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }

  private static boolean isMarked(long[] blocks, int neuron) {
    int block = neuron / RestingStep.BLOCK_NEURONS;
    return (blocks[block >> 6] >>> block & 1) != 0;
  }

  @Property
  void aNumberIsPutOnTheGridAsInAnySum(@ForAll long seed) {
    Random random = new Random(seed);
    for (int n = 0; n < 200; n++) {
      double x = Math.scalb(2 * random.nextDouble() - 1, 11 - random.nextInt(60));
      if (random.nextInt(3) == 0) {
        x = (random.nextInt() | 1) * 0x1p-41;
      }
      assertThat(InputSums.onGrid(x)).isEqualTo(CurrentSum.multiple(x) * 0x1p-40);
    }
    double most = Math.nextDown(InputSums.LARGEST_SMALL);
    assertThat(InputSums.onGrid(most)).isEqualTo(2_048);
    assertThat(InputSums.onGrid(-most)).isEqualTo(-2_048);
    assertThat(InputSums.onGrid(-0.0)).isEqualTo(0.0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255, 256, 257, 1_000, 16_383, 16_384, 16_385, 40_000})
  void onlyBlocksWithAnAddendAreMarkedAndNoneIsForgotten(int size) {
    InputSums sums = new InputSums(size);
    assertThat(sums.blocks()).hasSize(RestingStep.words(size));
    for (int neuron = 0; neuron < size; neuron += 251) {
      Synapses one = new SynapseMaker(size, 0, size, 1).oneToOne(2);
      one.add(new int[] {neuron}, 0, 1, sums, neuron % 2 == 0);
      assertThat(Arrays.stream(sums.blocks()).map(Long::bitCount).sum()).isEqualTo(1);
      assertThat(isMarked(sums.blocks(), neuron)).isTrue();
      sums.finish();
      assertThat(sums.current()[neuron]).isEqualTo(2);
      sums.clear();
    }
    sums.addAll(new float[size], size, true);
    for (int neuron = 0; neuron < size; neuron++) {
      assertThat(isMarked(sums.blocks(), neuron)).isTrue();
    }
    assertThat(Arrays.stream(sums.blocks()).map(Long::bitCount).sum())
        .isEqualTo((size + RestingStep.BLOCK_NEURONS - 1) / RestingStep.BLOCK_NEURONS);
    sums.clear();
    assertThat(sums.finish()).isZero();
    assertThat(sums.current()).isEqualTo(new float[size]);
  }

  @Property
  void aSumIsCountedEachTimeThatItReachesItsLimit(@ForAll long seed) {
    Random random = new Random(seed);
    InputSums sums = new InputSums(3);
    long[] model = new long[3];
    int expected = 0;
    for (int n = 0; n < 40; n++) {
      int neuron = random.nextInt(3);
      long multiple = CurrentSum.multiple((random.nextFloat() - 0.4) * 3e6);
      long before = model[neuron];
      model[neuron] = CurrentSum.add(before, multiple);
      expected += CurrentSum.saturated(model[neuron]) && !CurrentSum.saturated(before) ? 1 : 0;
      sums.addMultiple(neuron, multiple);
    }
    assertThat(sums.finish()).isEqualTo(expected);
    for (int i = 0; i < 3; i++) {
      assertThat(sums.current()[i]).isEqualTo(CurrentSum.toFloat(model[i]));
    }
    assertThat(sums.finish()).isZero();
  }

  @Test
  void aSumThatReachesItsLimitBySmallAddendsIsCounted() {
    InputSums sums = new InputSums(2);
    for (int neuron = 0; neuron < 2; neuron++) {
      long sign = neuron == 0 ? 1 : -1;
      sums.addMultiple(neuron, sign * ((1L << 61) - 1));
      sums.addMultiple(neuron, sign * (1L << 61));
    }
    sums.addAll(new float[] {1, -1}, 2, true);
    assertThat(sums.finish()).isEqualTo(2);
    assertThat(sums.current()).containsExactly(CurrentSum.LARGEST, -CurrentSum.LARGEST);
  }

  @Test
  void aSumThatIsAtItsLimitAndStaysThereIsCountedOnce() {
    InputSums sums = new InputSums(1);
    sums.addMultiple(0, CurrentSum.LIMIT - 1);
    sums.addMultiple(0, 1);
    sums.addAll(new float[] {5}, 1, true);
    assertThat(sums.finish()).isEqualTo(1);
    sums.clear();
    assertThat(sums.finish()).isZero();
  }
}
