/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.es;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.codec.EncoderContract;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.RecordingEncoder;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.event.CameraPacket;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EsEncoderTest extends EncoderContract {

  @Override
  protected RecordingEncoder newEncoder() {
    return new EsEncoder();
  }

  @Override
  protected RecordingDecoder<CameraPacket> newDecoder() {
    return new EsDecoder();
  }

  @Override
  protected List<CameraPacket> streams() {
    CameraPacket events = new CameraPacket(0);
    for (long delta : new long[] {0, 0, 1, 126, 127, 128, 253, 254, 255, 10_000_000}) {
      long last = events.size() == 0 ? 0 : events.t()[events.size() - 1];
      events.add(last + delta, 639, 479, events.size() & 1);
    }
    return List.of(events, one(EsEncoder.MAX_GAP_MICROS, 0, 0));
  }

  @Override
  protected Map<String, CameraPacket> unencodable() {
    CameraPacket falling = one(7, 0, 0);
    falling.add(6, 0, 0, 0);
    return Map.of(
        "event 0: t = -1, ES holds times that never fall from 0 on", one(-1, 0, 0),
        "event 1: t = 6 after 7, ES holds times that never fall", falling,
        "convert --from-zero makes the first event's t 0", one(1_633_953_690_975_950L, 0, 0),
        "event 0: x = 640, y = 0, ES holds a sensor of 640 x 480", one(0, 640, 0),
        "event 0: x = 0, y = 480", one(0, 0, 480));
  }

  @Override
  protected long smallestStep() {
    return 0;
  }

  @Test
  void writesTheBytesOfTheSpecification() throws IOException {
    CameraPacket events = one(0, 0, 0);
    events.add(128, 639, 479, 0);
    assertThat(encode(newEncoder(), events, 1))
        .isEqualTo(EsBytes.dvs().event(0, 0, 0, 1).raw(0xFF).event(1, 639, 479, 0).bytes());
  }

  @Test
  void refusesSensorsWithoutSize() {
    assertThatThrownBy(
            () -> newEncoder().begin(new SensorInfo("", 0, 7), OutputStream.nullOutputStream()))
        .hasMessage("width 0, ES holds 1..65535");
    assertThatThrownBy(
            () ->
                newEncoder().begin(new SensorInfo("", 7, 65_536), OutputStream.nullOutputStream()))
        .hasMessage("height 65536, ES holds 1..65535");
  }

  private static CameraPacket one(long t, int x, int y) {
    CameraPacket packet = new CameraPacket(1);
    packet.add(t, x, y, 1);
    return packet;
  }
}
