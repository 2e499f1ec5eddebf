/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RecentProgressTest {

  private static final long DT = 1_000;
  private static final Offset<Double> EXACT = within(1e-9);

  private final RecentProgress progress = new RecentProgress();

  /** Ten neurons that are stepped every millisecond of event time, of which one fires each time. */
  private void note(long nowMillis, long eventMillis) {
    progress.note(nowMillis, eventMillis * 1_000, eventMillis * 10, eventMillis);
  }

  @Test
  void saysNothingBeforeThereIsSomethingToSay() {
    assertThat(progress.realTimeFactor(5_000)).isZero();
    assertThat(progress.firingRate(DT)).isZero();
    note(5_000, 0);
    note(5_999, 40_000);
    assertThat(progress.realTimeFactor(5_999)).as("too little wall clock").isZero();
  }

  @Test
  void timeThatGoesTwiceAsFastHasTheFactorTwo() {
    for (int i = 0; i <= 300; i++) {
      note(i * 100, i * 200);
    }
    assertThat(progress.realTimeFactor(30_000)).isEqualTo(2, EXACT);
    assertThat(progress.firingRate(DT)).as("a tenth of 1,000 a second").isEqualTo(100, EXACT);
  }

  @Test
  void onlyTheLastSecondsCount() {
    for (int i = 0; i <= 100; i++) {
      note(i * 100, i * 1_000);
    }
    for (int i = 101; i <= 300; i++) {
      note(i * 100, 100_000 + (i - 100) * 50);
    }
    assertThat(progress.realTimeFactor(30_000)).isEqualTo(0.5, EXACT);
  }

  @Test
  void aTaskThatIsHeldUpIsSeenToFallBehind() {
    for (int i = 0; i <= 100; i++) {
      note(i * 100, i * 100);
    }
    assertThat(progress.realTimeFactor(20_000)).isEqualTo(0.5, EXACT);
  }

  @Test
  void aTaskThatHangsStandsStillAndGoesOnAnew() {
    for (int i = 0; i <= 100; i++) {
      note(i * 100, i * 100);
    }
    assertThat(progress.realTimeFactor(20_000)).as("for the span").isPositive();
    assertThat(progress.realTimeFactor(20_001)).as("for longer").isZero();
    assertThat(progress.realTimeFactor(100_000)).isZero();
    for (int i = 0; i <= 20; i++) {
      note(100_000 + i * 100, 10_000 + i * 300);
    }
    assertThat(progress.realTimeFactor(102_000)).as("what hung is forgotten").isEqualTo(3, EXACT);
  }

  @Test
  void whereNoTimeGoesByNobodyFires() {
    for (int i = 0; i <= 200; i++) {
      note(i * 100, 7);
    }
    assertThat(progress.firingRate(DT)).isZero();
    assertThat(progress.realTimeFactor(20_000)).isZero();
  }
}
