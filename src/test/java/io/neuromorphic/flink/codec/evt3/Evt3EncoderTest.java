/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.evt3;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.EncoderContract;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.RecordingEncoder;
import io.neuromorphic.flink.event.CameraPacket;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

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

  @Test
  void writesVectorsAsOpenEbReadsThem() throws IOException {
    Evt3Words words =
        new Evt3Words("% evt 3.0\n% format EVT3;height=480;width=640\n% geometry 640x480\n% end\n");
    words.timeHigh(0).timeLow(77).row(6).base(40, 1).vector12(0x803).vector12(1).vector8(0x80);
    words.event(90, 1);
    assertThat(encode(newEncoder(), row(40, 41, 51, 52, 71, 90), 6)).isEqualTo(words.bytes());
  }

  @Test
  void usesVectorsOnlyWhereTheyAreShorterAndWithinTheSensor() throws IOException {
    assertThat(words(row(1, 2, 3, 4))).isEqualTo(4);
    assertThat(words(row(1, 2, 3, 4, 5))).isEqualTo(4);
    assertThat(words(row(635, 636, 637, 638, 639))).isEqualTo(4);
    assertThat(words(row(5, 4, 3, 2, 1))).isEqualTo(5);
    assertThat(words(row(IntStream.range(0, 640).toArray()))).isEqualTo(1 + 20 * 3);
  }

  /** Words behind those of time and row. */
  private int words(CameraPacket events) throws IOException {
    int nothing = encode(newEncoder(), new CameraPacket(0), 1).length;
    int all = encode(newEncoder(), events, events.size()).length;
    return (all - nothing) / Evt3Format.WORD_BYTES - 3;
  }

  private static CameraPacket row(int... columns) {
    CameraPacket packet = new CameraPacket(columns.length);
    for (int x : columns) {
      packet.add(77, x, 6, 1);
    }
    return packet;
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
