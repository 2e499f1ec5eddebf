/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import static io.neuromorphic.flink.source.intake.Judge.OK;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.CurrentPacket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Late is what belongs to a window that the split itself has completed. */
class LateTest {

  private static final long DAY = 86_400_000_000L;

  @ParameterizedTest(name = "dt {0} µs, {1} ms out of order, at {2} µs")
  @CsvSource({
    // dt, ooo, latest: windows that end by (⌊latest/1000⌋ − ooo) ms are complete
    "1000, 5, 20000, 15000",
    "1000, 5, 20999, 15000",
    "1000, 5, 21000, 16000",
    "1000, 0, 20000, 20000",
    "100, 5, 20050, 15000",
    "50, 1, 999, -1000",
    "1500, 5, 20000, 15000",
    "1500, 5, 21000, 15000",
    "1500, 5, 21999, 15000",
    "1500, 5, 22000, 16500",
    "7000, 5, 20000, 14000",
    "7000, 5, 26000, 21000",
    "20000, 5, 44999, 20000",
    "20000, 5, 45000, 40000",
    "1000, 5, -20000, -25000",
    "7000, 5, -2, -7000",
    "7000, 0, -1, -7000",
    "1, 0, 3000, 3000",
  })
  void theLimitIsTheEndOfAWindow(long dt, long outOfOrderness, long latest, long limit) {
    long complete = (Math.floorDiv(latest, 1_000) - outOfOrderness) * 1_000;
    assertThat(limit).as("the table").isEqualTo(Math.floorDiv(complete, dt) * dt);
    Judge judge = Judge.from(-70_000_000, Judge.rules(dt, outOfOrderness, DAY));
    assertThat(judge.times(latest, limit, limit - 1, limit + 1))
        .containsExactly(OK, OK, "late", OK);
  }

  @Test
  void isJudgedByEarlierEventsOnly() {
    Judge judge = Judge.from(0, Judge.rules(1_000, 5, DAY));
    assertThat(judge.times(0, 1_000, 20_000, 1_000, 30_000, 20_000))
        .containsExactly(OK, OK, OK, "late", OK, "late");
  }

  @Test
  void doesNotDependOnThePackets() {
    Judge judge = Judge.from(0, Judge.rules(1_000, 5, DAY));
    for (long t : new long[] {0, 1_000, 20_000}) {
      assertThat(judge.time(t)).isEqualTo(OK);
    }
    assertThat(judge.time(14_999)).isEqualTo("late");
    assertThat(judge.time(15_000)).isEqualTo(OK);
  }

  @Test
  void rejectedEventsNeverMoveTime() {
    Judge judge = Judge.from(0, Judge.rules(1_000, 5, 60_000_000));
    assertThat(judge.time(10_000)).isEqualTo(OK);
    CurrentPacket packet = Judge.packet(50_000, 50_000, 50_000, 10_000 + 60_000_001);
    packet.neuron()[0] = 10;
    packet.current()[1] = Float.NaN;
    packet.population()[2] = packet.dictionaryIndex("unknown");
    assertThat(judge.judge(packet).size()).isZero();
    assertThat(packet.lastTime()).isEqualTo(10_000);
    assertThat(judge.times(5_000, 4_999)).containsExactly(OK, "late");
  }

  @Test
  void isRememberedWithTheClock() {
    Judge before = Judge.from(0, Judge.rules(1_000, 5, DAY));
    before.time(20_999);
    Judge after = Judge.goingOn(before, Judge.rules(1_000, 5, DAY));
    assertThat(after.times(14_999, 15_000)).containsExactly("late", OK);
  }

  @Test
  void beforeTheOriginIsNotLate() {
    Judge judge = Judge.from(5_000, Judge.rules(1_000, 5, DAY));
    assertThat(judge.times(4_999, 5_000, 9_000, 4_999, 5_000, 90_000, 4_999, 5_000))
        .containsExactly("before-origin", OK, OK, "before-origin", OK, OK, "before-origin", "late");
  }
}
