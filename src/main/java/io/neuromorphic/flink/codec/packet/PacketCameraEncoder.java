/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.packet;

import io.neuromorphic.flink.codec.packet.wire.CameraEvents;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.InputPacket;
import java.util.ArrayList;
import java.util.List;

/** Writes camera events as records of at most 512 KiB. */
public final class PacketCameraEncoder {

  private static final int MAX_EVENT_BYTES =
      PacketFormat.MAX_OFFSET_BYTES + 2 * PacketFormat.MAX_UINT16_BYTES + PacketFormat.BOOL_BYTES;

  private PacketCameraEncoder() {}

  /**
   * The values of the records that carry a packet, in order; the last of them carries its {@code
   * until}. None for a packet with neither events nor promise.
   */
  public static List<byte[]> encode(CameraPacket packet) {
    List<byte[]> records = new ArrayList<>();
    int portion = PacketFormat.maxEvents(MAX_EVENT_BYTES, "");
    int from = 0;
    do {
      int to = Math.min(packet.size(), from + portion);
      CameraEvents.Builder events = CameraEvents.newBuilder();
      if (to > from) {
        long base = PacketFormat.base(packet.t(), from, to);
        events.setBaseT(base);
        for (int i = from; i < to; i++) {
          events
              .addTOffset(packet.t()[i] - base)
              .addX(packet.x()[i])
              .addY(packet.y()[i])
              .addPolarity(packet.polarity()[i] != 0);
        }
      }
      boolean promises = to == packet.size() && packet.until() != InputPacket.NONE;
      if (promises) {
        events.setUntil(packet.until());
      }
      if (to > from || promises) {
        records.add(events.build().toByteArray());
      }
      from = to;
    } while (from < packet.size());
    return records;
  }
}
