/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import io.neuromorphic.flink.event.SpikePacket;
import java.util.function.Consumer;

class SpikePacketSerializerTest extends SerializerContract<SpikePacket> {

  @Override
  protected VersionedSerializer<SpikePacket> createSerializer() {
    return new SpikePacketSerializer();
  }

  @Override
  protected Class<SpikePacket> getTypeClass() {
    return SpikePacket.class;
  }

  @Override
  protected SpikePacket[] getTestData() {
    return new SpikePacket[] {
      new SpikePacket("retina", 0, 0),
      samples.spikes(0, 10),
      samples.spikes(3, 100),
      samples.spikes(Samples.MANY, 0),
    };
  }

  @Override
  protected Consumer<SpikePacket> mutation() {
    return packet -> {
      for (int i = 0; i < packet.size(); i++) {
        packet.t()[i]++;
        packet.neuron()[i]++;
      }
      packet.setUntil(packet.until() + 1);
      packet.addStep(1, 0, new int[1], 1);
    };
  }
}
