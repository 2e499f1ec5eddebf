/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Float16Test {

  @ParameterizedTest
  @CsvSource({
    "0x0000, 0.0",
    "0x3C00, 1.0",
    "0xC000, -2.0",
    "0x3555, 0.33325195",
    "0x7BFF, 65504.0",
    "0x0001, 5.9604645E-8",
    "0x03FF, 6.097555E-5",
    "0x0400, 6.1035156E-5",
    "0x8001, -5.9604645E-8"
  })
  void numbersAreExact(String bits, float number) {
    assertThat(Float16.toFloat((short) (int) Integer.decode(bits))).isEqualTo(number);
  }

  @Test
  void zeroKeepsItsSign() {
    assertThat(Float.floatToRawIntBits(Float16.toFloat((short) 0x8000))).isEqualTo(0x80000000);
  }

  @Test
  void infinitiesAndNansAreNotFinite() {
    assertThat(Float16.toFloat((short) 0x7C00)).isInfinite().isPositive();
    assertThat(Float16.toFloat((short) 0xFC00)).isInfinite().isNegative();
    assertThat(Float16.toFloat((short) 0x7E00)).isNaN();
    assertThat(Float16.toFloat((short) 0x7C01)).isNaN();
    for (int bits = 0; bits <= 0xFFFF; bits++) {
      assertThat(Float16.isFinite((short) bits))
          .isEqualTo(Float.isFinite(Float16.toFloat((short) bits)));
    }
  }

  /** Below the largest, each number is between its neighbours. */
  @Test
  void moreBitsAreMore() {
    for (int bits = 1; bits <= 0x7C00; bits++) {
      assertThat(Float16.toFloat((short) bits)).isGreaterThan(Float16.toFloat((short) (bits - 1)));
    }
  }
}
