/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.evt3;

import io.neuromorphic.flink.codec.EncoderContract;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.RecordingEncoder;
import io.neuromorphic.flink.event.CameraPacket;
import java.util.List;
import java.util.Map;
import java.util.Set;

class Evt3EncoderTest extends EncoderContract {

  @Override
  protected RecordingEncoder newEncoder() {
    return new Evt3Encoder();
  }

  @Override
  protected RecordingDecoder<CameraPacket> newDecoder() {
    return new Evt3Decoder();
  }

  @Override
  protected List<CameraPacket> streams() {
    CameraPacket events = new CameraPacket(0);
    long wrap = 1L << 24;
    for (long t :
        new long[] {
          0,
          0,
          4095,
          4096,
          4097,
          4095,
          10_000,
          3,
          wrap - 1,
          wrap,
          wrap + 5,
          wrap / 2 + wrap,
          wrap,
          2 * wrap - 1,
          wrap,
          5 * wrap + 7,
          5_000 * wrap
        }) {
      events.add(t, 0, 479, 0);
      events.add(t, 639, 479, 1);
      events.add(t, 638, 0, 1);
      events.add(t, 639, 0, 1);
    }
    for (int x = 0; x < 640; x += 1 + x % 7 * (x % 3)) {
      events.add(6_000 * wrap, x, 7, 0);
    }
    for (int x = 600; x < 640; x++) {
      events.add(6_000 * wrap, x, 7, 1);
    }
    for (int x = 639; x > 600; x--) {
      events.add(6_000 * wrap, x, 7, 1);
    }
    // Many words of TIME_HIGH lead there.
    return List.of(events, of(2_100_000_000_000L));
  }

  @Override
  protected Map<String, CameraPacket> unencodable() {
    return Map.of(
        "event 0: t = -1, EVT3 holds times from 0 on", of(-1),
        "event 1: t = 16777215, which steps back to before 16777216", of(16777216, 16777215),
        "convert --from-zero makes the first event", of(1_633_953_690_975_950L),
        "event 0: x = 640, y = 0, EVT3 holds a sensor of 640 x 480", at(640, 0),
        "event 0: x = 0, y = 480", at(0, 480));
  }

  @Override
  protected Set<String> allowedWarnings() {
    return Set.of("TIME_HIGH steps back");
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
