/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.source.FirstTimes;
import io.neuromorphic.flink.source.FirstTimesFinder;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the beginning of a recording tells.
 *
 * @param times of its first events; empty where it has none
 * @param width of the sensor, pixels, 0 if unknown
 * @param height of the sensor, pixels, 0 if unknown
 * @param bytes of the whole recording as it lies there, 0 if it is no file
 * @param reached a time that its events are known to reach, µs as recorded
 */
public record RecordingLook(
    Optional<FirstTimes> times, int width, int height, long bytes, OptionalLong reached) {

  /**
   * Reads a recording until its first out-of-orderness has passed.
   *
   * @param name of the recording
   * @param finder new
   * @param reach new
   * @throws IOException where it cannot be read, or is not what it says
   */
  public static <P extends InputPacket> RecordingLook at(
      PacketReaderFactory<P> readers, String name, FirstTimesFinder<P> finder, Reach<P> reach)
      throws IOException {
    try (PacketReader<P> reader = readers.open(name)) {
      P packet = reader.newPacket();
      while (!finder.isDone() && reader.read(packet)) {
        finder.look(packet);
        reach.look(packet);
        packet = reader.newPacket();
      }
      return new RecordingLook(
          finder.times(),
          reader.sensor().width(),
          reader.sensor().height(),
          reader.bytes(),
          reach.time());
    }
  }
}
