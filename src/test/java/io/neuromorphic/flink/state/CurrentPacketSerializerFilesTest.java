/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.Positions;
import java.util.List;

class CurrentPacketSerializerFilesTest extends TypeSerializerFilesContract<CurrentPacket> {

  @Override
  protected VersionedSerializer<CurrentPacket> serializer() {
    return new CurrentPacketSerializer();
  }

  @Override
  protected List<CurrentPacket> values(int version) {
    CurrentPacket events = new CurrentPacket(0);
    float[] currents = StoredParts.floats(40);
    for (int i = 0; i < currents.length; i++) {
      int population = events.dictionaryIndex(StoredParts.NAME + i % 3);
      events.add(StoredParts.time(i), population, StoredParts.number(i), currents[i]);
    }
    events.setText(7, "{\"t\":1e3,\"population\":\"" + StoredParts.NAME + "\"}");
    events.setText(39, "x".repeat(300));
    return List.of(
        StoredParts.withHeader(events, Positions.counting("line ", 2)),
        StoredParts.marker(new CurrentPacket(0), Long.MAX_VALUE));
  }
}
