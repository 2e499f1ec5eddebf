/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.source.FirstTimes;
import java.io.IOException;
import java.util.Optional;

/**
 * What the beginning of a recording tells.
 *
 * @param times of its first events; empty where it has none
 * @param width of the sensor, pixels, 0 if unknown
 * @param height of the sensor, pixels, 0 if unknown
 * @param bytes of the whole recording, 0 if it is no file
 */
public record RecordingLook(Optional<FirstTimes> times, int width, int height, long bytes) {

  /**
   * Reads a recording until its first out-of-orderness has passed.
   *
   * @param name of the recording
   * @param outOfOrdernessMicros µs
   * @throws IOException where it cannot be read, or is not what it says
   */
  public static <P extends InputPacket> RecordingLook at(
      PacketReaderFactory<P> readers, String name, long outOfOrdernessMicros) throws IOException {
    try (PacketReader<P> reader = readers.open(name)) {
      FirstTimes times = null;
      P packet = reader.newPacket();
      while (reader.read(packet)) {
        times = FirstTimes.look(times, packet, outOfOrdernessMicros);
        if (times != null
            && packet.size() > 0
            && times.isPast(packet.t()[packet.size() - 1], outOfOrdernessMicros)) {
          break;
        }
        packet = reader.newPacket();
      }
      return new RecordingLook(
          Optional.ofNullable(times),
          reader.sensor().width(),
          reader.sensor().height(),
          reader.bytes());
    }
  }
}
