/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.packet;

import com.google.protobuf.InvalidProtocolBufferException;
import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.packet.wire.ProbeSamples;
import io.neuromorphic.flink.event.ProbePacket;

/** Reads records of samples, as {@link PacketProbeEncoder} writes them. */
public final class PacketProbeDecoder {

  private PacketProbeDecoder() {}

  /**
   * The samples of one record. Their shard, which is not on the wire, is given as 0.
   *
   * @throws MalformedStreamException if the record is no message of samples, or one with a time
   *     beyond int64 or a neuron beyond int
   */
  public static ProbePacket decode(byte[] record) throws MalformedStreamException {
    ProbeSamples samples;
    try {
      samples = ProbeSamples.parseFrom(record);
    } catch (InvalidProtocolBufferException e) {
      throw new MalformedStreamException(0, PacketFormat.notAMessage("ProbeSamples", e));
    }
    if (PacketFormat.isBeyondUs(samples.getRequires())) {
      throw new MalformedStreamException(0, PacketFormat.beyondUs(samples.getRequires()));
    }
    int count = samples.getTOffsetCount();
    if (samples.getNeuronCount() != count
        || samples.getVCount() != count
        || samples.getUCount() != count) {
      throw new MalformedStreamException(
          0,
          PacketFormat.uneven(
              count
                  + " t, "
                  + samples.getNeuronCount()
                  + " neuron, "
                  + samples.getVCount()
                  + " v, "
                  + samples.getUCount()
                  + " u"));
    }
    ProbePacket packet = new ProbePacket(samples.getPopulation(), 0, count);
    for (int i = 0; i < count; i++) {
      long offset = samples.getTOffset(i);
      int neuron = samples.getNeuron(i);
      if (!PacketFormat.isTime(samples.getBaseT(), offset) || neuron < 0) {
        throw new MalformedStreamException(0, "sample " + i + ": t or neuron out of range");
      }
      packet.add(samples.getBaseT() + offset, neuron, samples.getV(i), samples.getU(i));
    }
    return packet;
  }
}
