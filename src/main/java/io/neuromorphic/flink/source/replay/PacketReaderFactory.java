/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import io.neuromorphic.flink.event.InputPacket;
import java.io.IOException;
import java.io.Serializable;

/**
 * Opens recordings.
 *
 * @param <P> kind of packets
 */
public interface PacketReaderFactory<P extends InputPacket> extends Serializable {

  /**
   * Opens a recording at its start.
   *
   * @param name of the recording: a URI, or that of a scene
   */
  PacketReader<P> open(String name) throws IOException;
}
