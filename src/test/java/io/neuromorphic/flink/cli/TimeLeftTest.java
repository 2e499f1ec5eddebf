/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is told to be left is near what is left, and does not jump. */
class TimeLeftTest {

  private final TimeLeft left = new TimeLeft();

  @Test
  void nothingIsToldAtFirstOrWithoutAnEnd() {
    left.saw(0, Double.NaN);
    left.saw(10, Double.NaN);
    assertThat(left.text()).isEmpty();
    left.saw(20, 0.1);
    left.saw(21, 0.2);
    assertThat(left.text()).isEmpty();
    left.saw(23.5, 0.4);
    assertThat(left.text()).isPresent();
    left.saw(30, 1);
    assertThat(left.text()).isEmpty();
  }

  @Test
  void atAnEvenSpeedItIsRight() {
    for (int i = 1; i <= 1_000; i++) {
      // The start took 8 s.
      left.saw(8 + i / 10.0, i / 2_000.0);
      if (i > 40) {
        assertThat(left.seconds()).isCloseTo(200 - i / 10.0, within(1e-6));
      }
    }
    assertThat(left.text()).contains("about 2 min left");
  }

  /** Progress comes in bursts, as packets do. */
  @Test
  void atAnUnevenSpeedItRunsDownWithoutJumps() {
    Random random = new Random(3);
    double before = Double.NaN;
    double fraction = 0;
    for (int i = 1; fraction < 0.9; i++) {
      fraction += random.nextInt(10) == 0 ? 0.01 : 0;
      left.saw(i / 10.0, fraction);
      double now = left.seconds();
      if (i > 300) {
        assertThat(now).isCloseTo((1 - fraction) * 100, within(35.0));
        assertThat(Math.abs(now - before)).isLessThan(2.5);
      }
      before = now;
    }
  }

  @Test
  void aChangeOfTheSpeedIsFollowed() {
    for (int i = 1; i <= 300; i++) {
      left.saw(i / 10.0, i / 1_000.0);
    }
    assertThat(left.seconds()).isCloseTo(70, within(0.1));
    // A tenth as fast from here on: 700 s are left, and soon that is said.
    for (int i = 1; i <= 600; i++) {
      left.saw(30 + i / 10.0, 0.3 + i / 10_000.0);
    }
    assertThat(left.seconds()).isCloseTo(640, within(60.0));
  }

  @Test
  void aStandstillIsNotAlmostDone() {
    for (int i = 1; i <= 100; i++) {
      left.saw(i / 10.0, i / 200.0);
    }
    double before = left.seconds();
    for (int i = 1; i <= 300; i++) {
      left.saw(10 + i / 10.0, 0.5);
    }
    assertThat(left.seconds()).isGreaterThan(before);
  }

  @Test
  void peopleSayItSo() {
    assertThat(TimeLeft.text(3)).isEqualTo("a few seconds left");
    assertThat(TimeLeft.text(38)).isEqualTo("about 40 s left");
    assertThat(TimeLeft.text(56)).isEqualTo("about 1 min left");
    assertThat(TimeLeft.text(125)).isEqualTo("about 2 min left");
    assertThat(TimeLeft.text(99 * 60)).isEqualTo("about 99 min left");
    assertThat(TimeLeft.text(9_100)).isEqualTo("about 2.5 h left");
  }
}
