/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import io.neuromorphic.flink.event.ProbePacket;
import java.util.List;

class ProbePacketSerializerFilesTest extends TypeSerializerFilesContract<ProbePacket> {

  @Override
  protected VersionedSerializer<ProbePacket> serializer() {
    return new ProbePacketSerializer();
  }

  @Override
  protected List<ProbePacket> values(int version) {
    ProbePacket samples = new ProbePacket(StoredParts.NAME, 127, 2);
    samples.add(-1_500, 0, -65.25f, -13f);
    samples.add(-1_500, 63, -0f, Float.MIN_VALUE);
    samples.add(1_700_000_000_000_500L, Integer.MAX_VALUE, 29.999998f, -Float.MAX_VALUE);
    return List.of(samples, new ProbePacket("", 0, 1));
  }
}
