/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

  @Test
  void numbersAreWrittenAsShortAsTheyCanBe() {
    assertThat(Decimals.format(-70f)).isEqualTo("-70");
    assertThat(Decimals.format(0.1f)).isEqualTo("0.1");
    assertThat(Decimals.format(-0f)).isEqualTo("-0");
    assertThat(Decimals.format(16_777_216f)).isEqualTo("16777216");
    assertThat(Decimals.format(Float.MIN_VALUE)).isEqualTo("1E-45");
    assertThat(Decimals.format(Float.MAX_VALUE)).isEqualTo("3.4028235E+38");
    assertThat(Decimals.format(Float.NaN)).isEqualTo("NaN");
  }

  @Test
  void whatIsWrittenReadsBackAsTheSameFloat() {
    Random random = new Random(32);
    for (int n = 0; n < 100_000; n++) {
      float value = Float.intBitsToFloat(random.nextInt());
      if (Float.isFinite(value)) {
        assertThat(Decimals.parseFloat(Decimals.format(value))).contains(value);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1f", "0x1p3", "NaN", "Infinity", "1,5", "1e", ".", " 1", "1e99999999999"})
  void whatIsNoDecimalIsRefused(String text) {
    assertThat(Decimals.parse(text)).isEmpty();
    assertThat(Decimals.parseFloat(text)).isEmpty();
  }

  @Test
  void aDecimalBeyondTheLargestFloatIsRefused() {
    assertThat(Decimals.parseFloat("1e39")).isEmpty();
    assertThat(Decimals.parse("1e39")).contains(1e39);
  }
}
