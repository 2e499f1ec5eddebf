/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Rows added by vectors are those added one by one. */
class RowSumsTest {

  private static final int[] SIZES = {0, 1, 3, 7, 8, 9, 31, 257, 1_000, 1_023};

  private final RowSums plain = new PlainRowSums();
  private final RowSums fast = StepKernels.rowSums();
  private final SplittableRandom random = new SplittableRandom(3);

  @Test
  void vectorsAreUsedWhereTheKernelUsesThem() {
    assumeTrue(StepKernels.best() instanceof VectorStepKernel);
    assertThat(fast).isNotInstanceOf(PlainRowSums.class);
  }

  @Test
  void givesTheSameSumsToTheBit() {
    for (int size : SIZES) {
      float[][] rows = new float[4][];
      Arrays.setAll(rows, i -> row(size));
      short[] halves = halves(size);
      double gain = (float) (random.nextDouble() * 3 - 1.5);
      double[] one = new double[size];
      double[] other = new double[size];
      add(plain, rows, halves, gain, one);
      add(fast, rows, halves, gain, other);
      assertThat(bits(other)).as("size %s", size).isEqualTo(bits(one));
    }
  }

  private static void add(
      RowSums sums, float[][] rows, short[] halves, double gain, double[] into) {
    int size = into.length;
    sums.add(rows[0], rows[1], rows[2], rows[3], into, size);
    sums.add(rows[1], into, size);
    sums.addScaled(rows[2], gain, into, size);
    sums.addHalves(halves, gain, into, size);
  }

  /** Multiples of 2^-40 of many magnitudes. */
  private float[] row(int size) {
    float[] row = new float[size];
    for (int j = 0; j < size; j++) {
      double any = (random.nextDouble() - .5) * StrictMath.scalb(1.0, random.nextInt(-38, 6));
      row[j] = (float) InputSums.onGrid((float) any);
    }
    return row;
  }

  /** All kinds of finite halves, the subnormal ones among them. */
  private short[] halves(int size) {
    short[] halves = new short[size];
    for (int j = 0; j < size; j++) {
      halves[j] = (short) (random.nextInt(0x5000) | random.nextInt(2) << 15);
    }
    return halves;
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }
}
