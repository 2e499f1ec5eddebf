/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import io.neuromorphic.flink.event.InputPacket;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarksWithIdleness;
import org.apache.flink.util.clock.RelativeClock;

/**
 * {@link PacketWatermarks} of a split that may fall silent. Records that are rejected are silence:
 * a producer whose clock has started again from zero, or that sends what nobody can read, does not
 * hold the other inputs back for ever.
 *
 * @param <P> kind of packets
 */
public final class IdlePacketWatermarks<P extends InputPacket> implements WatermarkGenerator<P> {

  private final WatermarkGenerator<P> watermarks;

  /**
   * @param outOfOrdernessMillis how far events of one split may be out of order, ms
   * @param idleTimeout after which a silent split is idle
   * @param activity stands still while the split is not read
   */
  public IdlePacketWatermarks(
      long outOfOrdernessMillis, Duration idleTimeout, RelativeClock activity) {
    watermarks =
        new WatermarksWithIdleness<>(
            new PacketWatermarks<P>(outOfOrdernessMillis), idleTimeout, activity);
  }

  @Override
  public void onEvent(P packet, long timestamp, WatermarkOutput output) {
    if (packet.size() > 0 || packet.until() != InputPacket.NONE) {
      watermarks.onEvent(packet, timestamp, output);
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    watermarks.onPeriodicEmit(output);
  }
}
