/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import io.neuromorphic.flink.codec.RecordingFormats;
import io.neuromorphic.flink.event.CurrentPacket;
import java.io.IOException;

/** Opens recordings of current events. */
public record CurrentFileReaders() implements PacketReaderFactory<CurrentPacket> {

  @Override
  public PacketReader<CurrentPacket> open(String name) throws IOException {
    return new FilePacketReader<>(name, RecordingFormats::currents);
  }
}
