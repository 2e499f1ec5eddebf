/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CurrentSumTest {

  @Test
  void aCurrentIsRoundedToTheGridTiesToEven() {
    assertThat(CurrentSum.multiple(0x1p-40)).isEqualTo(1);
    assertThat(CurrentSum.multiple(0x1p-41)).isZero();
    assertThat(CurrentSum.multiple(3 * 0x1p-41)).isEqualTo(2);
    assertThat(CurrentSum.multiple(-3 * 0x1p-41)).isEqualTo(-2);
    assertThat(CurrentSum.multiple(65_536)).isEqualTo(1L << 56);
  }

  @Test
  void aSingleCurrentOfAtLeast2ToTheMinus17ComesOutAsItWentIn() {
    Random random = new Random(17);
    for (int n = 0; n < 100_000; n++) {
      float current =
          (float) ((random.nextDouble() * 2 - 1) * Math.pow(2, random.nextInt(34) - 17));
      if (Math.abs(current) >= 0x1p-17f) {
        assertThat(CurrentSum.toFloat(CurrentSum.multiple(current))).isEqualTo(current);
      }
    }
  }

  @Test
  void theSumIsRoundedOnceToFloat() {
    long tie = CurrentSum.multiple(1) + CurrentSum.multiple(0x1p-24);
    assertThat(CurrentSum.toFloat(tie)).isEqualTo(1f);
    assertThat(CurrentSum.toFloat(tie + 1)).isEqualTo(Math.nextUp(1f));
    Random random = new Random(40);
    for (int n = 0; n < 10_000; n++) {
      long any = random.nextLong() >> 1 + random.nextInt(60);
      float expected =
          new BigDecimal(any).divide(new BigDecimal(1L << 40), MathContext.DECIMAL128).floatValue();
      assertThat(CurrentSum.toFloat(any)).isEqualTo(expected);
    }
  }

  @Test
  void sumsStopAtTheirLimit() {
    long sum = CurrentSum.add(CurrentSum.LIMIT, CurrentSum.multiple(1e300));
    assertThat(sum).isEqualTo(CurrentSum.LIMIT);
    assertThat(CurrentSum.saturated(sum)).isTrue();
    sum = CurrentSum.add(-CurrentSum.LIMIT, CurrentSum.multiple(Double.NEGATIVE_INFINITY));
    assertThat(sum).isEqualTo(-CurrentSum.LIMIT);
    assertThat(CurrentSum.saturated(CurrentSum.multiple(65_536))).isFalse();
  }

  @Test
  void twoCurrentsInOneCountAsMuchAsTheTwo() {
    Random random = new Random(17);
    int inOne = 0;
    for (int n = 0; n < 100_000; n++) {
      float a = anyCurrent(random);
      float b = anyCurrent(random);
      float sum = CurrentSum.inOne(a, b);
      if (!Float.isNaN(sum)) {
        inOne++;
        assertThat(CurrentSum.multiple(sum))
            .isEqualTo(CurrentSum.multiple(a) + CurrentSum.multiple(b));
      }
    }
    assertThat(inOne).isBetween(20_000, 80_000);
    assertThat(CurrentSum.inOne(20, 20)).isEqualTo(40);
    assertThat(CurrentSum.inOne(0.5f, -0.5f)).isEqualTo(0);
    assertThat(CurrentSum.inOne(1, 0x1p-24f)).isNaN();
    assertThat(CurrentSum.inOne(0, 1)).isNaN();
  }

  /** Half of them with few bits, as people choose them; all sizes. */
  private static float anyCurrent(Random random) {
    float sign = random.nextBoolean() ? 1 : -1;
    return random.nextBoolean()
        ? sign * random.nextInt(1_000) / 8
        : sign * (float) Math.scalb(random.nextDouble(), 16 - random.nextInt(50));
  }

  @Test
  void rowSumsDoNotDependOnTheOrderOfTheColumns() {
    Random random = new Random(3);
    int columns = 200;
    float[][] weights = new float[1][columns];
    float[][] shuffled = new float[1][columns];
    float[] x = new float[columns];
    float[] shuffledX = new float[columns];
    BigDecimal exact = BigDecimal.ZERO;
    for (int j = 0; j < columns; j++) {
      weights[0][j] = shuffled[0][columns - 1 - j] = (float) random.nextGaussian();
      x[j] = shuffledX[columns - 1 - j] = j % 3 == 0 ? 0f : (float) random.nextGaussian() * 1_000;
      double product = (double) weights[0][j] * x[j];
      exact =
          exact.add(
              new BigDecimal(product)
                  .multiply(new BigDecimal(1L << 40))
                  .setScale(0, RoundingMode.HALF_EVEN));
    }
    float[] sums = new float[1];
    CurrentSum.multiply(weights, x, sums);
    float[] shuffledSums = new float[1];
    CurrentSum.multiply(shuffled, shuffledX, shuffledSums);
    assertThat(sums).isEqualTo(shuffledSums);
    assertThat(sums[0]).isEqualTo(CurrentSum.toFloat(exact.longValueExact()));
  }

  @Test
  void aProductThatIsNotFiniteMakesItsRowNotANumber() {
    float[] sums = new float[3];
    float[][] weights = {{1, 1}, {Float.POSITIVE_INFINITY, 1}, {1, Float.NaN}};
    CurrentSum.multiply(weights, new float[] {1, 2}, sums);
    assertThat(sums).containsExactly(3, Float.NaN, Float.NaN);
  }
}
