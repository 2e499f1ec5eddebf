/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import io.neuromorphic.flink.event.SpikePacket;
import java.util.List;

class SpikePacketSerializerFilesTest extends TypeSerializerFilesContract<SpikePacket> {

  @Override
  protected VersionedSerializer<SpikePacket> serializer() {
    return new SpikePacketSerializer();
  }

  @Override
  protected List<SpikePacket> values(int version) {
    SpikePacket spikes = new SpikePacket(StoredParts.NAME, 127, 4);
    spikes.addStep(-1_500, 1_000_000, new int[] {0, 1, 63}, 3);
    spikes.addStep(0, 1_000_000, new int[] {7, 9}, 1);
    spikes.addStep(1_700_000_000_000_500L, Integer.MAX_VALUE - 5, new int[] {0, 5}, 2);
    spikes.setUntil(1_700_000_000_002_000L);
    SpikePacket marker = new SpikePacket("b", 0, 0);
    marker.setUntil(-9);
    return List.of(spikes, marker, new SpikePacket("", 1, 1));
  }
}
