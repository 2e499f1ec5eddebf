/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import io.neuromorphic.flink.event.InputPacket;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * The watermark of one split, told with every packet that moves it: W = ⌊max t / 1000⌋ −
 * out-of-orderness − 1 ms completes all windows that end at or before (W + 1)·1000 µs.
 *
 * @param <P> kind of packets
 */
public final class PacketWatermarks<P extends InputPacket> implements WatermarkGenerator<P> {

  private final long outOfOrdernessMillis;
  private long told = Long.MIN_VALUE;

  public PacketWatermarks(long outOfOrdernessMillis) {
    this.outOfOrdernessMillis = outOfOrdernessMillis;
  }

  @Override
  public void onEvent(P packet, long timestamp, WatermarkOutput output) {
    if (packet.lastTime() == InputPacket.NONE) {
      return;
    }
    long watermark = Math.floorDiv(packet.lastTime(), 1_000) - outOfOrdernessMillis - 1;
    if (watermark > told) {
      told = watermark;
      output.emitWatermark(new Watermark(watermark));
    }
  }

  @Override
  public void onPeriodicEmit(WatermarkOutput output) {
    // Every packet tells; nothing is left for later.
  }
}
