/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench;

import io.neuromorphic.flink.codec.EncoderContract;
import io.neuromorphic.flink.codec.RecordingEncoder;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.codec.aedat4.Aedat4Encoder;
import io.neuromorphic.flink.codec.dat.DatEncoder;
import io.neuromorphic.flink.codec.es.EsEncoder;
import io.neuromorphic.flink.codec.evt2.Evt2Encoder;
import io.neuromorphic.flink.codec.evt21.Evt21Encoder;
import io.neuromorphic.flink.codec.evt21.WordOrder;
import io.neuromorphic.flink.event.CameraPacket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A scene as recordings of most formats. */
final class RecordedScenes {

  private static final int EVENTS_PER_PACKET = 4_096;

  private RecordedScenes() {}

  static byte[] of(String format, CameraPacket events) {
    return switch (format) {
      case "aedat4-zstd" -> encode(Aedat4Encoder.zstd(), events);
      case "dat" -> encode(new DatEncoder(), events);
      case "es" -> encode(new EsEncoder(), events);
      case "evt2" -> encode(new Evt2Encoder(), events);
      case "evt2.1" -> encode(new Evt21Encoder(WordOrder.LITTLE), events);
      case "aedat2" -> aedat2(events);
      case "aedat3" -> aedat3(events);
      case "nmnist" -> nmnist(events);
      default -> throw new IllegalArgumentException(format);
    };
  }

  private static byte[] encode(RecordingEncoder encoder, CameraPacket events) {
    try {
      SensorInfo sensor = new SensorInfo("scene", 346, 260);
      return EncoderContract.encode(encoder, sensor, events, EVENTS_PER_PACKET);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] aedat2(CameraPacket events) {
    byte[] header = "#!AER-DAT2.0\r\n# AEChip: DAVIS346\r\n".getBytes(StandardCharsets.UTF_8);
    ByteBuffer file = ByteBuffer.allocate(header.length + 8 * events.size()).put(header);
    for (int i = 0; i < events.size(); i++) {
      int polarity = events.polarity()[i] << 11;
      file.putInt(events.y()[i] << 22 | events.x()[i] << 12 | polarity);
      file.putInt((int) events.t()[i]);
    }
    return file.array();
  }

  private static byte[] aedat3(CameraPacket events) {
    byte[] header =
        "#!AER-DAT3.1\r\n#Source 1: DAVIS346\r\n#!END-HEADER\r\n".getBytes(StandardCharsets.UTF_8);
    int packets = (events.size() + EVENTS_PER_PACKET - 1) / EVENTS_PER_PACKET;
    ByteBuffer file = ByteBuffer.allocate(header.length + 28 * packets + 8 * events.size());
    file.order(ByteOrder.LITTLE_ENDIAN).put(header);
    for (int i = 0; i < events.size(); i++) {
      if (i % EVENTS_PER_PACKET == 0) {
        int count = Math.min(EVENTS_PER_PACKET, events.size() - i);
        file.putShort((short) 1).putShort((short) 1).putInt(8).putInt(4).putInt(0);
        file.putInt(count).putInt(count).putInt(count);
      }
      file.putInt(events.x()[i] << 17 | events.y()[i] << 2 | events.polarity()[i] << 1 | 1);
      file.putInt((int) events.t()[i]);
    }
    return file.array();
  }

  /** Rows above 233 are drawn on those from 0 on: the format has only bytes, and 240 is taken. */
  private static byte[] nmnist(CameraPacket events) {
    ByteBuffer file = ByteBuffer.allocate(5 * events.size());
    for (int i = 0; i < events.size(); i++) {
      int t = (int) events.t()[i];
      file.put((byte) events.x()[i]).put((byte) (events.y()[i] % 234));
      file.put((byte) (events.polarity()[i] << 7 | t >> 16 & 0x7F)).putShort((short) t);
    }
    return file.array();
  }
}
