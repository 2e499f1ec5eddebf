/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.junit.jupiter.api.Test;

class PacketWatermarksTest {

  private final List<Long> told = new ArrayList<>();
  private final PacketWatermarks<CurrentPacket> watermarks = new PacketWatermarks<>(5);
  private final WatermarkOutput output =
      new WatermarkOutput() {
        @Override
        public void emitWatermark(Watermark watermark) {
          told.add(watermark.getTimestamp());
        }

        @Override
        public void markIdle() {
          throw new AssertionError("nobody said so");
        }

        @Override
        public void markActive() {
          throw new AssertionError("nobody said so");
        }
      };

  @Test
  void areTheLastTimeLessTheOutOfOrdernessLessOne() {
    packets(20_000, 20_999, 21_000, 0, -1, -1_000, -1_001);
    assertThat(told).containsExactly(14L, 15L);
  }

  @Test
  void mayBeBelowZero() {
    packets(-3_001, -3_000);
    assertThat(told).containsExactly(-10L, -9L);
  }

  @Test
  void areNotToldBeforeAnEventWasAccepted() {
    packets(InputPacket.NONE);
    assertThat(told).isEmpty();
  }

  @Test
  void areToldWithPacketsAlone() {
    packets(20_000);
    watermarks.onPeriodicEmit(output);
    assertThat(told).hasSize(1);
  }

  @Test
  void completeExactlyWhatTheIntakeCallsLate() {
    Judge judge = Judge.from(0, Judge.rules(1_500, 5, 3_600_000_000L));
    for (long t = 0; t < 60_000; t += 777) {
      judge.time(t);
      packets(t);
      long watermark = told.isEmpty() ? Long.MIN_VALUE : told.get(told.size() - 1);
      for (long window = 0; window * 1_500 <= t; window++) {
        boolean complete = (window + 1) * 1_500 <= (watermark + 1) * 1_000;
        Judge probe = Judge.goingOn(judge, Judge.rules(1_500, 5, 3_600_000_000L));
        assertThat(probe.time(window * 1_500)).isEqualTo(complete ? "late" : Judge.OK);
      }
    }
  }

  private void packets(long... lastTimes) {
    for (long lastTime : lastTimes) {
      CurrentPacket packet = new CurrentPacket(0);
      packet.setLastTime(lastTime);
      watermarks.onEvent(packet, 0, output);
    }
  }
}
