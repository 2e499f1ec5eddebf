/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void medianIsTheMiddleOrTheMeanOfTheMiddleTwo() {
    assertThat(Spread.of(new double[] {9, 1, 5})).isEqualTo(new Spread(5, 1, 9));
    assertThat(Spread.of(new double[] {9, 1, 5, 6})).isEqualTo(new Spread(5.5, 1, 9));
    assertThat(Spread.of(new double[] {3})).isEqualTo(new Spread(3, 3, 3));
  }

  @Test
  void showsThreeDigits() {
    assertThat(new Spread(12.345, 0.5678, 1234.4)).hasToString("12.3 (0.568–1234)");
    assertThat(Spread.digits(1.2345)).isEqualTo("1.23");
  }
}
