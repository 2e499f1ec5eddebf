/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Float16Test {

  private static final int INFINITE = 0x7c00;

  /** By the definition of binary16, in double. */
  private static double value(int bits) {
    int exponent = bits >> 10 & 31;
    int fraction = bits & 1023;
    double size =
        exponent == 0 ? Math.scalb(fraction, -24) : Math.scalb(1024 + fraction, exponent - 25);
    return (bits & 0x8000) == 0 ? size : -size;
  }

  @Test
  void everyFiniteNumberIsReadAndWrittenAsItIs() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      if ((bits & INFINITE) != INFINITE) {
        float read = Float16.toFloat((short) bits);
        assertThat((double) read).as("%x", bits).isEqualTo(value(bits));
        assertThat(Float16.of(read)).as("%x", bits).isEqualTo((short) bits);
      }
    }
  }

  @Test
  void aNumberBetweenTwoBecomesTheNearerAndTheEvenOneOfEquals() {
    for (int bits = 0; bits < INFINITE - 1; bits++) {
      float low = Float16.toFloat((short) bits);
      float high = Float16.toFloat((short) (bits + 1));
      float middle = (low + high) / 2;
      assertThat(Float16.of(middle)).isEqualTo((short) (bits + (bits & 1)));
      assertThat(Float16.of(-Math.nextDown(middle))).isEqualTo((short) (bits | 0x8000));
      assertThat(Float16.of(Math.nextUp(middle))).isEqualTo((short) (bits + 1));
    }
  }

  @Test
  void smallAndRandomNumbersAreRounded() {
    SplittableRandom random = new SplittableRandom(16);
    assertThat(Float16.of(Float.MIN_VALUE)).isZero();
    assertThat(Float16.of(0x1p-25f)).isZero();
    assertThat(Float16.of(Math.nextUp(0x1p-25f))).isEqualTo((short) 1);
    for (int n = 0; n < 100_000; n++) {
      float any = (float) Math.scalb(random.nextDouble() * 2 - 1, random.nextInt(-30, 16));
      float rounded = Float16.toFloat(Float16.of(any));
      double half = Math.scalb(1.0, Math.max(-14, Math.getExponent(any)) - 11);
      assertThat(Math.abs((double) rounded - any)).as("%s", any).isLessThanOrEqualTo(half);
    }
  }

  @ParameterizedTest
  @ValueSource(floats = {65_520, -65_520, 1e30f, Float.POSITIVE_INFINITY, Float.NaN})
  void whatItCannotHoldIsRefused(float value) {
    assertThatThrownBy(() -> Float16.of(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("" + value);
  }
}
