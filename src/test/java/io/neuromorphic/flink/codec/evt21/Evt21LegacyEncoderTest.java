/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.evt21;

import io.neuromorphic.flink.codec.EncoderContract;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.RecordingEncoder;
import io.neuromorphic.flink.event.CameraPacket;
import java.util.List;
import java.util.Map;
import java.util.Set;

class Evt21LegacyEncoderTest extends EncoderContract {

  @Override
  protected RecordingEncoder newEncoder() {
    return new Evt21Encoder(WordOrder.LEGACY);
  }

  @Override
  protected RecordingDecoder<CameraPacket> newDecoder() {
    return new Evt21Decoder();
  }

  @Override
  protected List<CameraPacket> streams() {
    CameraPacket events = new CameraPacket(0);
    long wrap = 1L << 34;
    for (long t :
        new long[] {
          0,
          0,
          63,
          64,
          65,
          63,
          10_000,
          3,
          wrap - 1,
          wrap,
          wrap + 5,
          wrap / 2 + wrap,
          wrap,
          5 * wrap + 7
        }) {
      events.add(t, 0, 479, 0);
      events.add(t, 639, 479, 1);
      events.add(t, 638, 0, 1);
      events.add(t, 639, 0, 1);
    }
    for (int x : new int[] {0, 1, 31, 32, 5, 33, 63, 62, 62, 639}) {
      events.add(6 * wrap, x, 7, 0);
    }
    // Many words of TIME_HIGH lead there.
    return List.of(events, of(1_633_953_690_975_950L));
  }

  @Override
  protected Map<String, CameraPacket> unencodable() {
    return Map.of(
        "event 0: t = -1, EVT2.1 holds times from 0 on", of(-1),
        "event 1: t = 17179869183, which steps back to before 17179869184",
            of(17179869184L, 17179869183L),
        "convert --from-zero makes the first event", of(Long.MAX_VALUE),
        "event 0: x = 640, y = 0, EVT2.1 holds a sensor of 640 x 480", at(640, 0),
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
