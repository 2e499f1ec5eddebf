/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.event.InputPacket;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;

/**
 * Reads one recording from its start, packet by packet. The sequence of packets is a function of
 * the recording alone: a position in it is a number of packets, and of events in the next.
 *
 * @param <P> kind of packets
 */
public interface PacketReader<P extends InputPacket> extends Closeable {

  /** An empty packet. */
  P newPacket();

  /**
   * Reads the next packet, which may hold no event.
   *
   * @param into empty at entry
   * @return false at the end
   * @throws IOException where the recording cannot be read, or is not what it says
   */
  boolean read(P into) throws IOException;

  /** What is known of the sensor so far. */
  default SensorInfo sensor() {
    return SensorInfo.UNKNOWN;
  }

  /** Bytes of the whole recording, 0 if it is no file. */
  default long bytes() {
    return 0;
  }

  /** Things skipped or odd so far, by kind, with how often; in order of first appearance. */
  default Map<String, Long> warnings() {
    return Map.of();
  }
}
