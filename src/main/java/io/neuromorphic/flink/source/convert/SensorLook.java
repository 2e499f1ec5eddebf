/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.convert;

import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.source.RecordingPass;
import io.neuromorphic.flink.source.convert.ConversionRequest.Size;
import java.io.IOException;
import java.util.Optional;

/**
 * What a recording tells of its sensor.
 *
 * @param sensor as the recording tells it, its size 0 if it does not
 * @param reach the smallest sensor that its events fit, where they were looked at
 */
record SensorLook(SensorInfo sensor, Optional<Size> reach) {

  /**
   * Reads a recording until it tells its sensor's size.
   *
   * @param needed whether to read all its events where it does not
   */
  static SensorLook at(String name, boolean needed) throws IOException {
    try (RecordingPass pass = new RecordingPass(name)) {
      RecordingDecoder<CameraPacket> decoder = pass.camera();
      CameraPacket packet = decoder.newPacket();
      int width = 0;
      int height = 0;
      boolean enough = false;
      while (!enough && pass.next(decoder, packet)) {
        for (int i = 0; i < packet.size(); i++) {
          width = Math.max(width, packet.x()[i] + 1);
          height = Math.max(height, packet.y()[i] + 1);
        }
        enough = isSized(decoder.sensor()) || (!needed && packet.size() > 0);
      }
      boolean told = isSized(decoder.sensor()) || !needed || width == 0;
      return new SensorLook(
          decoder.sensor(), told ? Optional.empty() : Optional.of(new Size(width, height)));
    }
  }

  /** Whether the recording itself tells the size. */
  boolean isTold() {
    return isSized(sensor);
  }

  /** The same sensor with another size. */
  SensorInfo sized(Size size) {
    return new SensorInfo(sensor.name(), size.width(), size.height());
  }

  private static boolean isSized(SensorInfo sensor) {
    return sensor.width() > 0 && sensor.height() > 0;
  }
}
