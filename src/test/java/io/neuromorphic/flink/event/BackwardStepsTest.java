/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackwardStepsTest {

  private final BackwardSteps steps = new BackwardSteps();

  @Test
  void countsTimesBeforeTheOneJustBeforeThem() {
    steps.add(new long[] {5, 5, 4, 9, 1, 2, Long.MIN_VALUE}, 7);
    assertThat(steps.count()).isEqualTo(3);
  }

  @Test
  void aPacketFollowsTheOneBeforeIt() {
    steps.add(new long[] {-7, 3, 100}, 2);
    steps.add(new long[0], 0);
    steps.add(new long[] {2}, 1);
    assertThat(steps.count()).isEqualTo(1);
  }

  @Test
  void theVeryFirstEventHasNoPredecessor() {
    steps.add(new long[] {Long.MIN_VALUE, Long.MIN_VALUE}, 2);
    assertThat(steps.count()).isZero();
  }
}
