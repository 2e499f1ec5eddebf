/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.dat;

import io.neuromorphic.flink.codec.EncoderContract;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.RecordingEncoder;
import io.neuromorphic.flink.event.CameraPacket;
import java.util.List;
import java.util.Map;
import java.util.Set;

class DatEncoderTest extends EncoderContract {

  @Override
  protected RecordingEncoder newEncoder() {
    return new DatEncoder();
  }

  @Override
  protected RecordingDecoder<CameraPacket> newDecoder() {
    return new DatDecoder();
  }

  @Override
  protected List<CameraPacket> streams() {
    CameraPacket events = new CameraPacket(0);
    long half = 1L << 31;
    for (long t :
        new long[] {
          0,
          0,
          5,
          4,
          half,
          0,
          half,
          2 * half - 1,
          2 * half,
          3 * half,
          2 * half,
          3 * half + 9,
          4 * half
        }) {
      events.add(t, 0, 479, 0);
      events.add(t, 639, 0, 1);
    }
    return List.of(events);
  }

  @Override
  protected Map<String, CameraPacket> unencodable() {
    return Map.of(
        "event 0: t = -1, DAT holds times from 0 on", of(-1),
        "event 2: t = 4294967295 after 4294967296",
            of(4_294_967_290L, 4_294_967_296L, 4_294_967_295L),
        "convert --from-zero makes the first event", of(1_633_953_690_975_950L),
        "event 0: x = 640, y = 0, DAT holds a sensor of 640 x 480", at(640, 0),
        "event 0: x = 0, y = 480", at(0, 480));
  }

  @Override
  protected Set<String> allowedWarnings() {
    return Set.of();
  }

  private static CameraPacket of(long... times) {
    CameraPacket packet = new CameraPacket(times.length);
    for (long t : times) {
      packet.add(t, 639, 479, 1);
    }
    return packet;
  }

  private static CameraPacket at(int x, int y) {
    CameraPacket packet = new CameraPacket(1);
    packet.add(0, x, y, 1);
    return packet;
  }
}
