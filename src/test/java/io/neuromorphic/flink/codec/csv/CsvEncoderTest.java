/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.EncoderContract;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.RecordingEncoder;
import io.neuromorphic.flink.event.CameraPacket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CsvEncoderTest extends EncoderContract {

  @Override
  protected RecordingEncoder newEncoder() {
    return new CsvEncoder();
  }

  @Override
  protected RecordingDecoder<CameraPacket> newDecoder() {
    return new CameraCsvDecoder();
  }

  @Override
  protected List<CameraPacket> streams() {
    return List.of(borders(), anyTimes());
  }

  @Override
  protected Map<String, CameraPacket> unencodable() {
    return Map.of();
  }

  @Override
  protected long smallestStep() {
    return -1_000_000;
  }

  @Override
  protected int keptWidth() {
    return 0;
  }

  @Override
  protected int keptHeight() {
    return 0;
  }

  @Test
  void writesAHeaderAndAnIntegerRowForEachEvent() throws IOException {
    CameraPacket events = new CameraPacket(0);
    events.add(-12, 3, 40, 0);
    events.add(0, 65_535, 0, 1);
    assertThat(new String(encode(newEncoder(), events, 1), StandardCharsets.UTF_8))
        .isEqualTo("t,x,y,polarity\n-12,3,40,0\n0,65535,0,1\n");
  }

  private static CameraPacket borders() {
    CameraPacket events = new CameraPacket(0);
    for (long t : new long[] {Long.MIN_VALUE, Long.MAX_VALUE, 0, -1, 1, 999_999_999_999_999_999L}) {
      events.add(t, 0, 65_535, 0);
      events.add(t, 65_535, 0, 1);
    }
    return events;
  }

  private static CameraPacket anyTimes() {
    Random random = new Random(3);
    CameraPacket events = new CameraPacket(0);
    for (int i = 0; i < 20_000; i++) {
      long t = random.nextLong() >> random.nextInt(64);
      events.add(t, random.nextInt(640), random.nextInt(480), random.nextInt(2));
    }
    return events;
  }
}
