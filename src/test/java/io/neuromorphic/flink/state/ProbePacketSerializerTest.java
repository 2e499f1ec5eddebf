/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import io.neuromorphic.flink.event.ProbePacket;
import java.util.function.Consumer;

class ProbePacketSerializerTest extends SerializerContract<ProbePacket> {

  @Override
  protected VersionedSerializer<ProbePacket> createSerializer() {
    return new ProbePacketSerializer();
  }

  @Override
  protected Class<ProbePacket> getTypeClass() {
    return ProbePacket.class;
  }

  @Override
  protected ProbePacket[] getTestData() {
    return new ProbePacket[] {
      new ProbePacket("retina", 0, 0), samples.probe(3, 100), samples.probe(Samples.MANY, 0),
    };
  }

  @Override
  protected Consumer<ProbePacket> mutation() {
    return packet -> {
      for (int i = 0; i < packet.size(); i++) {
        packet.t()[i]++;
        packet.neuron()[i]++;
        packet.v()[i] = 1;
        packet.u()[i] = 2;
      }
      packet.add(1, 2, 3, 4);
    };
  }
}
