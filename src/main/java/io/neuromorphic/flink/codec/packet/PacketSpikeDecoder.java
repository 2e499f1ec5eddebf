/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.packet;

import com.google.protobuf.InvalidProtocolBufferException;
import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.packet.wire.SpikeEvents;
import io.neuromorphic.flink.event.SpikePacket;

/** Reads records of spikes, as {@link PacketSpikeEncoder} writes them. */
public final class PacketSpikeDecoder {

  private PacketSpikeDecoder() {}

  /**
   * The spikes of one record. Their shard, which is not on the wire, is given as 0.
   *
   * @throws MalformedStreamException if the record is no message of spikes, or one with a time
   *     beyond int64 or a neuron beyond int
   */
  public static SpikePacket decode(byte[] record) throws MalformedStreamException {
    SpikeEvents events;
    try {
      events = SpikeEvents.parseFrom(record);
    } catch (InvalidProtocolBufferException e) {
      throw new MalformedStreamException(0, PacketFormat.notAMessage("SpikeEvents", e));
    }
    if (PacketFormat.isBeyondUs(events.getRequires())) {
      throw new MalformedStreamException(0, PacketFormat.beyondUs(events.getRequires()));
    }
    int count = events.getTOffsetCount();
    if (events.getNeuronCount() != count) {
      throw new MalformedStreamException(
          0, PacketFormat.uneven(count + " t, " + events.getNeuronCount() + " neuron"));
    }
    long[] t = new long[count];
    int[] neuron = new int[count];
    for (int i = 0; i < count; i++) {
      t[i] = events.getBaseT() + events.getTOffset(i);
      neuron[i] = events.getNeuron(i);
      if (!PacketFormat.isTime(events.getBaseT(), events.getTOffset(i)) || neuron[i] < 0) {
        throw new MalformedStreamException(0, "spike " + i + ": t or neuron out of range");
      }
    }
    SpikePacket packet = new SpikePacket(events.getPopulation(), 0, t, neuron, count);
    if (events.hasUntil()) {
      packet.setUntil(events.getUntil());
    }
    return packet;
  }
}
