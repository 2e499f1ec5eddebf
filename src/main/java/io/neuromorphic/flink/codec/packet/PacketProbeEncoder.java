/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.packet;

import io.neuromorphic.flink.codec.packet.wire.ProbeSamples;
import io.neuromorphic.flink.event.ProbePacket;
import java.util.ArrayList;
import java.util.List;

/** Writes samples of probed neurons as records of at most 512 KiB. */
public final class PacketProbeEncoder {

  private static final int MAX_SAMPLE_BYTES =
      PacketFormat.MAX_OFFSET_BYTES + PacketFormat.MAX_UINT32_BYTES + 2 * PacketFormat.FLOAT_BYTES;

  private PacketProbeEncoder() {}

  /** The values of the records that carry a packet, in order; none for an empty one. */
  public static List<byte[]> encode(ProbePacket packet) {
    List<byte[]> records = new ArrayList<>();
    int portion = PacketFormat.maxEvents(MAX_SAMPLE_BYTES, packet.population());
    for (int from = 0; from < packet.size(); from += portion) {
      int to = Math.min(packet.size(), from + portion);
      long base = PacketFormat.base(packet.t(), from, to);
      ProbeSamples.Builder samples =
          ProbeSamples.newBuilder().setPopulation(packet.population()).setBaseT(base);
      for (int i = from; i < to; i++) {
        samples
            .addTOffset(packet.t()[i] - base)
            .addNeuron(packet.neuron()[i])
            .addV(packet.v()[i])
            .addU(packet.u()[i]);
      }
      records.add(samples.build().toByteArray());
    }
    return records;
  }
}
