/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Totals over any stretch of what is kept. */
class TotalRingTest {

  private final TotalRing ring = new TotalRing(10, 4);

  @Test
  void sumsStretches() {
    ring.add(5, 1);
    ring.add(25, 10);
    ring.add(39, 100);

    assertThat(ring.sum(0, 40)).isEqualTo(111);
    assertThat(ring.sum(10, 30)).isEqualTo(10);
    assertThat(ring.sum(-1_000_000, 1_000_000)).isEqualTo(111);
    assertThat(ring.sum(30, 30)).isZero();
  }

  @Test
  void forgetsTheOldestAndTakesTheLate() {
    ring.add(5, 1);
    ring.add(45, 10);
    ring.add(12, 100);
    ring.add(9, 1_000);

    assertThat(ring.sum(0, 100)).isEqualTo(110);
    ring.add(1_000_000_000, 7);
    assertThat(ring.sum(0, Long.MAX_VALUE)).isEqualTo(7);
  }

  @Test
  void forgetsFromAnInstantOn() {
    ring.add(5, 1);
    ring.add(15, 10);
    ring.add(25, 100);

    ring.forgetFrom(10);

    assertThat(ring.sum(0, 100)).isEqualTo(1);
    ring.add(25, 1_000);
    assertThat(ring.sum(0, 100)).isEqualTo(1_001);
  }
}
