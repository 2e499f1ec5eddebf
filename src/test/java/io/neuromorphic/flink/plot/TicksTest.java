/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TicksTest {

  @Test
  void areRoundNumbersWithinTheAxis() {
    assertThat(Ticks.whole(0, 346, 8)).containsExactly(0, 50, 100, 150, 200, 250, 300);
    assertThat(Ticks.whole(598, 603, 8)).containsExactly(598, 599, 600, 601, 602);
    assertThat(Ticks.whole(31, 65_536, 7))
        .containsExactly(10_000, 20_000, 30_000, 40_000, 50_000, 60_000);
    assertThat(Ticks.whole(5, 6, 0)).containsExactly(5);
  }
}
