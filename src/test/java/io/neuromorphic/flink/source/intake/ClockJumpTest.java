/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import static io.neuromorphic.flink.source.intake.Judge.OK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.Positions;
import io.neuromorphic.flink.source.intake.ClockStart.Rule;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** max-gap: a step forward that no wall clock explains is a mixed-up clock. */
class ClockJumpTest {

  private static final long SECOND = 1_000_000;
  private static final long HOUR = 3_600 * SECOND;
  private static final IntakeSpec RULES = Judge.rules(1_000, 5, HOUR);

  private final Judge judge = Judge.from(0, RULES);

  @Test
  void aStepUpToTheGapIsTaken() {
    assertThat(judge.times(0, HOUR, 2 * HOUR)).containsExactly(OK, OK, OK);
  }

  @Test
  void aStepBeyondTheGapIsRejected() {
    assertThat(judge.times(0, HOUR + 1, HOUR)).containsExactly(OK, "invalid-time", OK);
  }

  @Test
  void countsFromTheEventAcceptedLastNotFromTheLatest() {
    Judge loose = Judge.from(0, Judge.rules(1_000, 10_000, HOUR));
    assertThat(loose.times(0, 9 * SECOND, SECOND, HOUR + 2 * SECOND, HOUR + SECOND))
        .containsExactly(OK, OK, OK, "invalid-time", OK);
  }

  @Test
  void asMuchWallClockExplainsIt() {
    assertThat(judge.time(0)).isEqualTo(OK);
    judge.pass(2 * 3_600_000 - 1);
    assertThat(judge.time(2 * HOUR)).isEqualTo("invalid-time");
    judge.pass(1);
    assertThat(judge.time(2 * HOUR)).isEqualTo(OK);
    assertThat(judge.time(4 * HOUR)).isEqualTo("invalid-time");
  }

  @Test
  void wallClockCountsFromTheEventAcceptedLast() {
    judge.time(0);
    judge.pass(5 * 3_600_000);
    // All in one packet: for the second step no time has passed.
    assertThat(judge.times(5 * HOUR, 7 * HOUR)).containsExactly(OK, "invalid-time");
  }

  @Test
  void theFirstEventMayBeAsFarAsTheGapFromTheOrigin() {
    assertThat(judge.time(HOUR)).isEqualTo(OK);
    assertThat(Judge.from(0, RULES).time(-HOUR)).isEqualTo("before-origin");
  }

  @ParameterizedTest
  @ValueSource(longs = {HOUR + 1, -HOUR - 1, Long.MAX_VALUE, Long.MIN_VALUE})
  void aFirstEventFartherOffFailsTheJobWithNames(long t) {
    assertThatThrownBy(() -> judge.time(t))
        .isInstanceOf(SuppressRestartsException.class)
        .cause()
        .isInstanceOf(ClockJumpException.class)
        .hasMessageContaining("input 'in'")
        .hasMessageContaining("line 0")
        .hasMessageContaining("t = " + t + " µs")
        .hasMessageContaining("origin at 0 µs")
        .hasMessageContaining("max-gap (3600.000 s)");
  }

  @Test
  void aFirstEventFarOffIsFineWhereTheJobHasRunSoLong() {
    judge.pass(3 * 3_600_000);
    assertThat(judge.time(3 * HOUR)).isEqualTo(OK);
  }

  @Test
  void aFirstEventWithoutAPopulationFailsNothing() {
    var packet = Judge.packet(5 * HOUR);
    packet.population()[0] = packet.dictionaryIndex("unknown");
    assertThat(judge.judge(packet).counts().invalid()).isOne();
    assertThat(judge.time(0)).isEqualTo(OK);
  }

  @Test
  void aMarkerThatJumpsIsNamedThoughNoEventOfItsPacketIsLeft() {
    judge.time(0);
    CurrentPacket packet = Judge.packet(HOUR + 1, HOUR + 2);
    packet.setUntil(2 * HOUR);
    assertThat(judge.judge(packet).counts().invalid()).isEqualTo(3);
    assertThat(packet.rejections().get(2).position()).isEqualTo("line 0");
    assertThat(packet.rejections().get(2).value()).isEqualTo("until " + 2 * HOUR);
  }

  @Test
  void aMarkerThatJumpsIsNamedThoughNoEventOfItsPacketCouldBeRead() {
    judge.time(0);
    CurrentPacket packet = Judge.packet();
    packet.setPositions(Positions.at("spikes-0@17#", 0, new int[0]));
    packet.setUntil(2 * HOUR);
    judge.judge(packet);
    assertThat(packet.rejections().get(0).position()).isEqualTo("spikes-0@17#0");
  }

  @Test
  void aTimeThatLeavesTheIntegersIsInvalid() {
    Judge up = Judge.from(0, Rule.SHIFT, HOUR, RULES);
    assertThat(up.times(-HOUR, Long.MAX_VALUE, Long.MAX_VALUE - HOUR + 1, 0))
        .containsExactly(OK, "invalid-time", "invalid-time", OK);
    Judge down = Judge.from(0, Rule.SHIFT, -HOUR, RULES);
    assertThat(down.times(HOUR, Long.MIN_VALUE, Long.MIN_VALUE + HOUR - 1))
        .containsExactly(OK, "invalid-time", "invalid-time");
  }
}
