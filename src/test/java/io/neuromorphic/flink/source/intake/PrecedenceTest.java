/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.source.intake.ClockStart.Rule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An event with several faults is rejected for the one that goes first in DESIGN 5.2. */
class PrecedenceTest {

  private static final long ORIGIN = 1_000_000;
  private static final long SHIFT = 1_000;
  private static final long LATEST = 2_000_000;

  /** Every pair of faults that one event can have; also with itself. */
  static List<Set<RejectReason>> faults() {
    List<Set<RejectReason>> pairs = new ArrayList<>();
    for (RejectReason a : EnumSet.complementOf(EnumSet.of(RejectReason.UNPARSABLE))) {
      for (RejectReason b : EnumSet.range(a, RejectReason.LATE)) {
        pairs.add(EnumSet.of(a, b));
      }
    }
    return pairs;
  }

  @ParameterizedTest
  @MethodSource("faults")
  void theFirstReasonCounts(Set<RejectReason> faults) {
    Judge judge = Judge.from(ORIGIN, Rule.SHIFT, SHIFT, Judge.rules(1_000, 0, 3_600_000_000L));
    assertThat(judge.time(LATEST - SHIFT)).isEqualTo(Judge.OK);
    CurrentPacket packet = judge.judge(withFaults(faults));
    assertThat(packet.size()).isZero();
    RejectReason first = faults.iterator().next();
    assertThat(packet.rejections()).extracting(Rejection::reason).containsExactly(first);
    assertThat(packet.counts().rejected(first)).isOne();
    assertThat(packet.counts().invalid() + packet.counts().late()).isOne();
  }

  private static CurrentPacket withFaults(Set<RejectReason> faults) {
    CurrentPacket packet = new CurrentPacket(0);
    packet.add(
        timeWith(faults),
        packet.dictionaryIndex(faults.contains(RejectReason.UNKNOWN_POPULATION) ? "q" : "p"),
        faults.contains(RejectReason.INVALID_NEURON) ? 10 : 9,
        faults.contains(RejectReason.INVALID_CURRENT) ? Float.NaN : 1);
    return packet;
  }

  private static long timeWith(Set<RejectReason> faults) {
    if (faults.contains(RejectReason.INVALID_TIME)) {
      // It leaves the int64 and comes out before everything, thus late and before the origin.
      boolean early =
          faults.contains(RejectReason.LATE) || faults.contains(RejectReason.BEFORE_ORIGIN);
      return early ? Long.MAX_VALUE : LATEST + 3_600_000_001L;
    }
    if (faults.contains(RejectReason.BEFORE_ORIGIN)) {
      return ORIGIN - SHIFT - 1;
    }
    return faults.contains(RejectReason.LATE) ? ORIGIN : LATEST;
  }

  @Test
  void everyFaultHasWords() {
    Judge judge = Judge.from(ORIGIN, Judge.rules(1_000, 2, 3_600_000_000L));
    CurrentPacket packet = new CurrentPacket(0);
    int p = packet.dictionaryIndex("p");
    packet.add(LATEST, p, 0, 1);
    packet.add(LATEST, packet.dictionaryIndex("q"), 0, 1);
    packet.add(LATEST, packet.dictionaryIndex(""), 0, 1);
    packet.add(LATEST + 3_600_000_001L, p, 0, 1);
    packet.add(LATEST, p, 10, 1);
    packet.add(LATEST, p, -1, 1);
    packet.add(LATEST, p, 0, 65_537);
    packet.add(ORIGIN - 1, p, 0, 1);
    packet.add(ORIGIN, p, 0, 1);
    packet.setText(5, "{\"neuron\":99999999999}");
    assertThat(judge.judge(packet).rejections())
        .extracting(r -> r.detail() + " | " + r.value())
        .containsExactly(
            "no population 'q'; there are [p] | 2000000,q,0,1.0",
            "no population is named | 2000000,,0,1.0",
            "t is more than max-gap (3600000000 µs) after the last accepted t, 2000000 µs"
                + " | 3602000001,p,0,1.0",
            "expected a neuron from 0 to 9 of p | 2000000,p,10,1.0",
            "expected a neuron from 0 to 9 of p | {\"neuron\":99999999999}",
            "expected a finite current from -65536 to 65536 | 2000000,p,0,65537.0",
            "t is before the origin at 1000000 µs | 999999,p,0,1.0",
            "its window had been completed: the input has been at 2000000 µs,"
                + " out-of-orderness is 2 ms | 1000000,p,0,1.0");
  }

  @ParameterizedTest
  @MethodSource("badCurrents")
  void aCurrentMustBeFiniteAndBounded(float current) {
    CurrentPacket packet = new CurrentPacket(0);
    packet.add(0, packet.dictionaryIndex("p"), 0, current);
    Judge.from(0, Judge.rules(1_000, 0, 1)).judge(packet);
    assertThat(packet.counts().rejected(RejectReason.INVALID_CURRENT)).isOne();
  }

  static List<Float> badCurrents() {
    return List.of(
        Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, 65_536.01f, -65_536.01f);
  }

  @ParameterizedTest
  @MethodSource("goodCurrents")
  void anyOtherCurrentIsTaken(float current) {
    CurrentPacket packet = new CurrentPacket(0);
    packet.add(0, packet.dictionaryIndex("p"), 0, current);
    Judge.from(0, Judge.rules(1_000, 0, 1)).judge(packet);
    assertThat(packet.size()).isOne();
  }

  static List<Float> goodCurrents() {
    return List.of(65_536f, -65_536f, 0f, -0f, Float.MIN_VALUE);
  }
}
