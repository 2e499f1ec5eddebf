/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.packet;

import io.neuromorphic.flink.codec.packet.wire.SpikeEvents;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.SpikePacket;
import java.util.ArrayList;
import java.util.List;

/** Writes spikes as records of at most 512 KiB. */
public final class PacketSpikeEncoder {

  /** The most that the value of a record has. */
  public static final int MAX_BYTES = PacketFormat.MAX_RECORD_BYTES;

  private static final int MAX_EVENT_BYTES =
      PacketFormat.MAX_OFFSET_BYTES + PacketFormat.MAX_UINT32_BYTES;

  private PacketSpikeEncoder() {}

  /**
   * The values of the records that carry a packet, in order; the last of them carries its {@code
   * until}. None for a packet with neither spikes nor promise.
   */
  public static List<byte[]> encode(SpikePacket packet) {
    List<byte[]> records = new ArrayList<>();
    int portion = PacketFormat.maxEvents(MAX_EVENT_BYTES, packet.population());
    int from = 0;
    do {
      int to = Math.min(packet.size(), from + portion);
      SpikeEvents.Builder events = SpikeEvents.newBuilder().setPopulation(packet.population());
      if (to > from) {
        long base = PacketFormat.base(packet.t(), from, to);
        events.setBaseT(base);
        for (int i = from; i < to; i++) {
          events.addTOffset(packet.t()[i] - base).addNeuron(packet.neuron()[i]);
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
