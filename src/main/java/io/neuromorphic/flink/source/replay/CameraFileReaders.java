/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import io.neuromorphic.flink.codec.RecordingFormats;
import io.neuromorphic.flink.event.CameraPacket;
import java.io.IOException;

/** Opens recordings of cameras, whatever their format: it is told by their first bytes. */
public record CameraFileReaders() implements PacketReaderFactory<CameraPacket> {

  @Override
  public PacketReader<CameraPacket> open(String name) throws IOException {
    return new FilePacketReader<>(name, RecordingFormats::camera);
  }
}
