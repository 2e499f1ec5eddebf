/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.Positions;
import java.util.List;

class CameraPacketSerializerFilesTest extends TypeSerializerFilesContract<CameraPacket> {

  @Override
  protected VersionedSerializer<CameraPacket> serializer() {
    return new CameraPacketSerializer();
  }

  @Override
  protected List<CameraPacket> values(int version) {
    CameraPacket events = new CameraPacket(0);
    int[] offsets = new int[40];
    for (int i = 0; i < offsets.length; i++) {
      events.add(StoredParts.time(i), 65_535 - i * 9, i * 1_300, i % 3 & 1);
      offsets[i] = StoredParts.number(i);
    }
    CameraPacket one = new CameraPacket(3);
    one.add(-1, 0, 65_535, 1);
    return List.of(
        StoredParts.withHeader(events, Positions.at("byte ", 1L << 41, offsets)),
        StoredParts.withHeader(one, Positions.within(StoredParts.NAME + "-0@", 77)),
        StoredParts.marker(new CameraPacket(0), -1_000));
  }
}
