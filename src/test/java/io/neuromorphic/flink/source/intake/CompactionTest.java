/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.Positions;
import io.neuromorphic.flink.event.RejectReason;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Rejected events leave their packet; those that stay keep their columns and their places. */
class CompactionTest {

  private static final IntakeSpec RULES = Judge.rules(1_000, 5, 3_600_000_000L);
  private final Judge judge = Judge.from(0, RULES);

  @Test
  void whatStaysKeepsItsPlace() {
    CurrentPacket packet = packet(Positions.counting("line ", 2), 10, 11, -1, 13, -1, -1, 16);
    judge.judge(packet);
    assertThat(packet.size()).isEqualTo(4);
    assertThat(packet.describe(2)).isEqualTo("13,p,3,3.0");
    assertThat(packet.describe(3)).isEqualTo("16,p,6,6.0");
    assertThat(packet.positions().label(0)).isEqualTo("line 2");
    assertThat(packet.positions().label(2)).isEqualTo("line 5");
    assertThat(packet.positions().label(3)).isEqualTo("line 8");
    assertThat(packet.rejections())
        .extracting("position")
        .containsExactly("line 4", "line 6", "line 7");
    assertThat(packet.counts().read()).isEqualTo(7);
    assertThat(packet.counts().invalid()).isEqualTo(3);
  }

  @Test
  void placesWithinARecordAreKeptToo() {
    CurrentPacket packet = packet(Positions.within("t-0@", 9), -1, 11, -1, 13);
    judge.judge(packet);
    assertThat(packet.positions().label(0)).isEqualTo("t-0@9#1");
    assertThat(packet.positions().label(1)).isEqualTo("t-0@9#3");
    assertThat(packet.rejections()).extracting("position").containsExactly("t-0@9#0", "t-0@9#2");
  }

  @Test
  void placesOfTheirOwnAreKeptToo() {
    CurrentPacket packet =
        packet(Positions.at("byte ", 100, new int[] {0, 8, 30, 41}), 1, -1, 3, 4);
    judge.judge(packet);
    assertThat(packet.positions().label(1)).isEqualTo("byte 130");
    assertThat(packet.positions().label(2)).isEqualTo("byte 141");
    assertThat(packet.rejections()).extracting("position").containsExactly("byte 108");
  }

  @Test
  void aPacketWithoutFaultsIsLeftAlone() {
    CurrentPacket packet = packet(Positions.counting("line ", 2), 1, 2, 3);
    Positions positions = packet.positions();
    judge.judge(packet);
    assertThat(packet.positions()).isSameAs(positions);
    assertThat(packet.size()).isEqualTo(3);
    assertThat(packet.rejections()).isEmpty();
  }

  @Test
  void onlySomeAreDescribedButAllAreCounted() {
    long[] times = new long[2_500];
    java.util.Arrays.fill(times, -1);
    CurrentPacket packet = judge.judge(packet(Positions.counting("line ", 0), times));
    assertThat(packet.rejections()).hasSize(InputPacket.MAX_DESCRIBED_REJECTIONS);
    assertThat(packet.counts().rejected(RejectReason.BEFORE_ORIGIN)).isEqualTo(2_500);
    assertThat(packet.size()).isZero();
  }

  @Test
  void cameraEventsAreJudgedByTheirTimes() {
    CameraPacket packet = new CameraPacket(0);
    packet.add(5, 65_535, 1, 1);
    packet.add(-1, 2, 2, 0);
    packet.add(6, 3, 65_535, 0);
    packet.setPositions(Positions.counting("event ", 0));
    new CameraIntake(RULES, judge.clock).judge(packet, judge.now);
    assertThat(packet.size()).isEqualTo(2);
    assertThat(packet.describe(1)).isEqualTo("6,3,65535,0");
    assertThat(packet.rejections())
        .extracting("value")
        .isEqualTo(Collections.singletonList("-1,2,2,0"));
    assertThat(packet.lastTime()).isEqualTo(6);
  }

  private static CurrentPacket packet(Positions positions, long... times) {
    CurrentPacket packet = new CurrentPacket(0);
    for (int i = 0; i < times.length; i++) {
      packet.add(times[i], packet.dictionaryIndex("p"), i % 10, i);
    }
    packet.setPositions(positions);
    return packet;
  }
}
