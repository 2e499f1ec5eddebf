/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.CurrentPacket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.util.clock.ManualClock;
import org.junit.jupiter.api.Test;

/** A split is silent while nothing of it is accepted. */
class IdlePacketWatermarksTest {

  private final ManualClock clock = new ManualClock();
  private final Judge judge = Judge.from(0, Judge.rules(1_000, 5, 3_600_000_000L));
  private final List<String> said = new ArrayList<>();
  private final IdlePacketWatermarks<CurrentPacket> watermarks =
      new IdlePacketWatermarks<>(5, Duration.ofSeconds(1), clock);

  @Test
  void aSplitWithoutRecordsFallsIdle() {
    hear(Judge.packet(20_000));
    pass(900);
    assertThat(said).containsExactly("14");
    pass(300);
    assertThat(said).containsExactly("14", "idle");
    pass(5_000);
    assertThat(said).containsExactly("14", "idle");
  }

  @Test
  void acceptedEventsKeepItAwakeEvenWhereTheyMoveNothing() {
    hear(Judge.packet(20_000));
    for (int i = 0; i < 10; i++) {
      pass(500);
      hear(Judge.packet(19_000));
    }
    assertThat(said).containsExactly("14");
  }

  @Test
  void markersKeepItAwake() {
    for (int i = 1; i <= 10; i++) {
      pass(500);
      CurrentPacket marker = Judge.packet();
      marker.setUntil(20_000 + i);
      hear(marker);
    }
    assertThat(said).containsExactly("14");
  }

  @Test
  void aProducerThatStartsAgainFromZeroIsSilent() {
    hear(Judge.packet(20_000_000));
    for (int i = 0; i < 10; i++) {
      hear(Judge.packet(i * 1_000, i * 1_000 + 1));
      pass(200);
    }
    assertThat(said).containsExactly("19994", "idle");
    hear(Judge.packet(21_000_000));
    assertThat(said).containsExactly("19994", "idle", "20994");
  }

  @Test
  void markersOfTimesLongPastAreSilence() {
    hear(Judge.packet(20_000_000));
    for (int i = 0; i < 10; i++) {
      CurrentPacket marker = Judge.packet();
      marker.setUntil(i * 1_000);
      hear(marker);
      pass(200);
    }
    assertThat(said).containsExactly("19994", "idle");
  }

  private void hear(CurrentPacket packet) {
    judge.judge(packet);
    watermarks.onEvent(packet, 0, new Ears());
  }

  private void pass(long millis) {
    for (long left = millis; left > 0; left -= 50) {
      clock.advanceTime(Duration.ofMillis(Math.min(50, left)));
      watermarks.onPeriodicEmit(new Ears());
    }
  }

  private final class Ears implements WatermarkOutput {
    @Override
    public void emitWatermark(Watermark watermark) {
      said.add(Long.toString(watermark.getTimestamp()));
    }

    @Override
    public void markIdle() {
      said.add("idle");
    }

    @Override
    public void markActive() {
      said.add("active");
    }
  }
}
