/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import io.neuromorphic.flink.event.InputPacket;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/** Watermarks of packets of events. */
public final class PacketTimes {

  private PacketTimes() {}

  /**
   * After every packet, W = ⌊max t / 1000⌋ − out-of-orderness − 1 ms, where max t is the largest so
   * far. The timestamp of a packet, and what counts in max t, is the largest t of its events, or
   * {@code until} − 1 where that is more.
   *
   * @param outOfOrderness how far the events of one split may be out of order
   * @param <P> kind of packets
   */
  public static <P extends InputPacket> WatermarkStrategy<P> watermarks(Duration outOfOrderness) {
    long millis =
        outOfOrderness.toMillis() + (outOfOrderness.toNanosPart() % 1_000_000 > 0 ? 1 : 0);
    return WatermarkStrategy.<P>forGenerator(context -> new OfPackets<>(millis))
        .withTimestampAssigner(
            (packet, before) -> {
              long reached = reached(packet);
              return reached == InputPacket.NONE ? before : Math.floorDiv(reached, 1_000);
            });
  }

  /** The latest time that a packet tells of; {@code NONE} where it tells of none. */
  private static long reached(InputPacket packet) {
    long reached = packet.until() == InputPacket.NONE ? InputPacket.NONE : packet.until() - 1;
    long[] t = packet.t();
    for (int i = 0; i < packet.size(); i++) {
      reached = Math.max(reached, t[i]);
    }
    return reached;
  }

  private static final class OfPackets<P extends InputPacket> implements WatermarkGenerator<P> {
    private final long outOfOrdernessMillis;
    private long told = Long.MIN_VALUE;

    OfPackets(long outOfOrdernessMillis) {
      this.outOfOrdernessMillis = outOfOrdernessMillis;
    }

    @Override
    public void onEvent(P packet, long timestamp, WatermarkOutput output) {
      long reached = reached(packet);
      if (reached == InputPacket.NONE) {
        return;
      }
      long watermark = Math.floorDiv(reached, 1_000) - outOfOrdernessMillis - 1;
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
}
