/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import static io.neuromorphic.flink.source.intake.Judge.OK;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.source.intake.ClockStart.Rule;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is done to times, and what markers do to clocks. */
class ClocksTest {

  private static final long HOUR = 3_600_000_000L;
  private static final IntakeSpec RULES = Judge.rules(1_000, 5, HOUR);

  @Test
  void aShiftIsAdded() {
    Judge judge = Judge.from(0, Rule.SHIFT, -500, RULES);
    CurrentPacket packet = judge.judge(Judge.packet(500, 700, 499));
    assertThat(timesOf(packet)).containsExactly(0, 200);
    assertThat(packet.rejections().get(0).value()).startsWith("499,");
  }

  @Test
  void theFirstEventBecomesAGivenInstant() {
    Judge judge = Judge.from(10_000, Rule.FIRST_BECOMES, 10_000, RULES);
    CurrentPacket packet = judge.judge(Judge.packet(5 * HOUR, 5 * HOUR + 7));
    assertThat(timesOf(packet)).containsExactly(10_000, 10_007);
    assertThat(packet.lastTime()).isEqualTo(10_007);
    assertThat(timesOf(judge.judge(Judge.packet(5 * HOUR + 8)))).containsExactly(10_008);
  }

  @Test
  void theFirstEventBecomesTheWallClockOfItsArrival() {
    Judge judge = Judge.from(Judge.STARTED * 1_000, Rule.FIRST_BECOMES_NOW, 0, RULES);
    judge.pass(250);
    CurrentPacket packet = judge.judge(Judge.packet(77, 80));
    long arrival = (Judge.STARTED + 250) * 1_000;
    assertThat(timesOf(packet)).containsExactly(arrival, arrival + 3);
    judge.pass(9_000);
    assertThat(timesOf(judge.judge(Judge.packet(81)))).containsExactly(arrival + 4);
  }

  @ParameterizedTest
  @EnumSource(names = {"FIRST_BECOMES", "FIRST_BECOMES_NOW"})
  void theFirstEventIsTheFirstThatCanBeIntegrated(Rule rule) {
    Judge judge = Judge.from(Judge.STARTED * 1_000, rule, Judge.STARTED * 1_000, RULES);
    CurrentPacket bad = Judge.packet();
    bad.add(1, bad.dictionaryIndex("nobody"), 0, 1);
    bad.add(2, bad.dictionaryIndex("p"), -1, 1);
    assertThat(Judge.words(judge.judge(bad), 2))
        .containsExactly("unknown-population", "invalid-neuron");
    CurrentPacket mixed = Judge.packet();
    mixed.add(5 * HOUR + 3, mixed.dictionaryIndex("p"), 0, Float.NaN);
    mixed.add(5 * HOUR, mixed.dictionaryIndex("p"), 0, 1);
    mixed.add(5 * HOUR + 7, mixed.dictionaryIndex("p"), 0, 1);
    assertThat(timesOf(judge.judge(mixed)))
        .containsExactly(Judge.STARTED * 1_000, Judge.STARTED * 1_000 + 7);
  }

  @Test
  void aMarkerBeforeTheFirstEventFixesNoClock() {
    Judge judge = Judge.from(0, Rule.FIRST_BECOMES, 0, RULES);
    CurrentPacket marker = judge.marker(40_000);
    assertThat(marker.lastTime()).isEqualTo(InputPacket.NONE);
    assertThat(marker.until()).isEqualTo(InputPacket.NONE);
    assertThat(marker.counts().isEmpty()).isTrue();
    assertThat(timesOf(judge.judge(Judge.packet(50_000, 50_001)))).containsExactly(0, 1);
  }

  @Test
  void aMarkerThatMovesNothingIsForgotten() {
    Judge judge = Judge.from(0, RULES);
    judge.time(20_000);
    assertThat(judge.marker(14_000).until()).isEqualTo(InputPacket.NONE);
    assertThat(judge.marker(18_000).until()).isEqualTo(18_000);
  }

  @Test
  void aFixedShiftIsKeptWithTheClock() {
    Judge before = Judge.from(0, Rule.FIRST_BECOMES, 0, RULES);
    before.time(7 * HOUR);
    Judge after = Judge.goingOn(before, RULES);
    assertThat(timesOf(after.judge(Judge.packet(7 * HOUR + 3)))).containsExactly(3);
  }

  @Test
  void aMarkerMovesTheClockAsAnEventWould() {
    Judge judge = Judge.from(0, RULES);
    judge.time(1_000);
    CurrentPacket marker = judge.marker(20_001);
    assertThat(marker.lastTime()).isEqualTo(20_000);
    assertThat(marker.counts().isEmpty()).isTrue();
    assertThat(judge.times(14_999, 15_000)).containsExactly("late", OK);
  }

  @Test
  void aMarkerPromisesNothingAboutItsOwnInstant() {
    Judge judge = Judge.from(0, Judge.rules(1_000, 0, HOUR));
    judge.marker(20_000);
    assertThat(judge.times(18_999, 19_000, 20_000)).containsExactly("late", OK, OK);
  }

  @Test
  void aMarkerMayComeFirst() {
    Judge judge = Judge.from(0, RULES);
    assertThat(judge.marker(20_001).lastTime()).isEqualTo(20_000);
  }

  @Test
  void aMarkerMovesNothingBack() {
    Judge judge = Judge.from(0, RULES);
    judge.time(20_000);
    assertThat(judge.marker(18_000).lastTime()).isEqualTo(20_000);
    assertThat(judge.marker(-5_000).lastTime()).isEqualTo(20_000);
    assertThat(judge.times(14_999, 15_000)).containsExactly("late", OK);
  }

  @Test
  void aMarkerThatJumpsIsRejected() {
    Judge judge = Judge.from(0, RULES);
    judge.time(1_000);
    CurrentPacket marker = judge.marker(1_000 + HOUR + 2);
    assertThat(marker.lastTime()).isEqualTo(1_000);
    assertThat(marker.counts().read()).isOne();
    assertThat(marker.rejections())
        .extracting(Rejection::reason)
        .containsExactly(RejectReason.INVALID_TIME);
    assertThat(marker.rejections().get(0).value()).isEqualTo("until " + (1_000 + HOUR + 2));
    assertThat(judge.marker(1_000 + HOUR + 1).lastTime()).isEqualTo(1_000 + HOUR);
  }

  @Test
  void noMarkerSaysThatTheInputHasEnded() {
    Judge judge = Judge.from(0, Judge.rules(1_000, 0, Long.MAX_VALUE));
    CurrentPacket marker = judge.marker(InputPacket.END);
    assertThat(marker.lastTime()).isEqualTo(InputPacket.END - 1);
    assertThat(marker.until()).isLessThan(InputPacket.END);
  }

  @Test
  void aMarkerIsJudgedAfterTheEventsOfItsPacket() {
    Judge judge = Judge.from(0, Judge.rules(1_000, 0, HOUR));
    CurrentPacket packet = Judge.packet(3_000);
    packet.setUntil(9_000);
    assertThat(judge.judge(packet).size()).isOne();
    assertThat(packet.lastTime()).isEqualTo(8_999);
  }

  @Test
  void aPacketThatSaysNothingChangesNothing() {
    Judge judge = Judge.from(0, RULES);
    assertThat(judge.judge(Judge.packet()).lastTime()).isEqualTo(InputPacket.NONE);
  }

  private static long[] timesOf(CurrentPacket packet) {
    return Arrays.copyOf(packet.t(), packet.size());
  }
}
