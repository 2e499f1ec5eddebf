/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.AllocationMeter;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.source.intake.ClockStart.Rule;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events and markers that were made to cost much, or to turn the clock over. */
class HostileEventsTest {

  private static final long HOUR = 3_600_000_000L;

  @Test
  void aNameAsLongAsItsRecordIsToldInShortHoweverManyEventsHaveIt() throws Exception {
    CurrentPacket packet = new CurrentPacket(0);
    int name = packet.dictionaryIndex("n".repeat(1 << 20));
    for (int i = 0; i < 10_000; i++) {
      packet.add(i, name, 1, 1);
    }
    Judge judge = Judge.from(0, Judge.rules(1_000, 5, HOUR));

    assertThat(AllocationMeter.bytes(() -> judge.judge(packet))).isLessThan(8 << 20);

    assertThat(packet.counts().rejected(RejectReason.UNKNOWN_POPULATION)).isEqualTo(10_000);
    assertThat(packet.rejections())
        .hasSize(InputPacket.MAX_DESCRIBED_REJECTIONS)
        .allSatisfy(
            rejection -> {
              assertThat(rejection.detail()).endsWith("'; there are [p]").hasSizeLessThan(200);
              assertThat(rejection.value()).hasSizeLessThanOrEqualTo(Rejection.MAX_VALUE_CHARS);
            });
  }

  @Test
  void aJobOfManyPopulationsNamesTheFirstOfThem() {
    Map<String, Integer> sizes = new HashMap<>();
    for (int i = 0; i < 10_000; i++) {
      sizes.put("population-" + i, 1);
    }
    CurrentPacket packet = new CurrentPacket(0);
    packet.add(0, packet.dictionaryIndex("nowhere"), 1, 1);
    Judge.from(0, new IntakeSpec("in", 1_000, IntakeSpec.Lateness.BY_EVENTS, 5, HOUR, sizes))
        .judge(packet);
    assertThat(packet.rejections().get(0).detail())
        .startsWith("no population 'nowhere'; there are [population-")
        .endsWith("...")
        .hasSizeLessThanOrEqualTo(Rejection.MAX_DETAIL_CHARS);
  }

  @Test
  void aMarkerThatLeavesInt64WhereItIsShiftedIsRejected() {
    Judge ahead = Judge.from(0, Rule.SHIFT, 1_000, Judge.rules(1_000, 5, HOUR));
    assertThat(ahead.time(0)).isEqualTo(Judge.OK);
    assertInvalid(ahead.marker(InputPacket.END));
    assertInvalid(ahead.marker(Long.MAX_VALUE - 999));

    Judge behind = Judge.from(0, Rule.SHIFT, -1_000, Judge.rules(1_000, 5, HOUR));
    assertThat(behind.time(1_000)).isEqualTo(Judge.OK);
    assertInvalid(behind.marker(Long.MIN_VALUE + 999));
    assertThat(behind.time(1_001)).isEqualTo(Judge.OK);
  }

  private static void assertInvalid(CurrentPacket marker) {
    assertThat(marker.until()).isEqualTo(InputPacket.NONE);
    assertThat(marker.counts().read()).isEqualTo(1);
    assertThat(marker.counts().rejected(RejectReason.INVALID_TIME)).isEqualTo(1);
  }

  @Test
  void markersAtTheEndsOfInt64MoveNothing() {
    Judge judge = Judge.from(0, Judge.rules(1_000, 5, HOUR));
    assertThat(judge.time(10)).isEqualTo(Judge.OK);
    assertInvalid(judge.marker(Long.MAX_VALUE));
    assertInvalid(judge.marker(Long.MAX_VALUE - 1));
    for (long until : new long[] {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0}) {
      CurrentPacket marker = judge.marker(until);
      assertThat(marker.until()).isEqualTo(InputPacket.NONE);
      assertThat(marker.counts().read()).isZero();
    }
    assertThat(judge.time(11)).isEqualTo(Judge.OK);
  }
}
