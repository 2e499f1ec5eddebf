/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import io.neuromorphic.flink.codec.RecordingEncoder;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.codec.aedat4.Aedat4Encoder;
import io.neuromorphic.flink.codec.csv.CsvEncoder;
import io.neuromorphic.flink.codec.dat.DatEncoder;
import io.neuromorphic.flink.codec.es.EsEncoder;
import io.neuromorphic.flink.codec.evt2.Evt2Encoder;
import io.neuromorphic.flink.codec.evt21.Evt21Encoder;
import io.neuromorphic.flink.codec.evt21.WordOrder;
import io.neuromorphic.flink.codec.evt3.Evt3Encoder;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.source.scene.SceneGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** A recording of a scene of 34 x 34 pixels in each format that is read. */
enum EveryFormat {
  AEDAT2(RawWords::aedat2),
  AEDAT31(RawWords::aedat31),
  AEDAT4(encoded(Aedat4Encoder::uncompressed)),
  AEDAT4_LZ4(encoded(Aedat4Encoder::lz4)),
  AEDAT4_ZSTD(encoded(Aedat4Encoder::zstd)),
  CSV(encoded(CsvEncoder::new)),
  DAT(encoded(DatEncoder::new)),
  ES(encoded(EsEncoder::new)),
  EVT2(encoded(Evt2Encoder::new)),
  EVT21(encoded(() -> new Evt21Encoder(WordOrder.LITTLE))),
  EVT21_LEGACY(encoded(() -> new Evt21Encoder(WordOrder.LEGACY))),
  EVT3(encoded(Evt3Encoder::new)),
  NMNIST(RawWords::nmnist);

  static final int EVENTS = 40_000;

  private static final int SIZE = 34;

  private final Writer writer;

  private interface Writer {
    byte[] write(CameraPacket events) throws IOException;
  }

  EveryFormat(Writer writer) {
    this.writer = writer;
  }

  /** The bytes of the recording. */
  byte[] bytes() throws IOException {
    SceneGenerator scene = new SceneGenerator(SIZE, SIZE, 400_000, 100_000, 3, 2, 2, 0.2);
    CameraPacket events = new CameraPacket(EVENTS);
    scene.fill(events, 0, EVENTS);
    return writer.write(events);
  }

  private static Writer encoded(Supplier<RecordingEncoder> encoders) {
    return events -> {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      RecordingEncoder encoder = encoders.get();
      encoder.begin(new SensorInfo("", SIZE, SIZE), out);
      for (int from = 0; from < events.size(); from += 1_000) {
        encoder.encode((CameraPacket) events.slice(from, from + 1_000, false), out);
      }
      encoder.finish(out);
      byte[] bytes = out.toByteArray();
      encoder
          .patch()
          .ifPresent(
              patch ->
                  System.arraycopy(
                      patch.bytes(), 0, bytes, (int) patch.offset(), patch.bytes().length));
      return bytes;
    };
  }

  /** Formats that are read only. */
  private static final class RawWords {

    static byte[] aedat2(CameraPacket events) throws IOException {
      ByteBuffer words = ByteBuffer.allocate(8 * events.size());
      for (int i = 0; i < events.size(); i++) {
        words.putInt(events.y()[i] << 8 | events.x()[i] << 1 | events.polarity()[i]);
        words.putInt((int) events.t()[i]);
      }
      return after("#!AER-DAT2.0\r\n# AEChip: ch.unizh.ini.jaer.chip.retina.DVS128\r\n", words);
    }

    static byte[] aedat31(CameraPacket events) throws IOException {
      int size = 500;
      ByteBuffer words =
          ByteBuffer.allocate(events.size() / size * (28 + 8 * size))
              .order(ByteOrder.LITTLE_ENDIAN);
      for (int from = 0; from < events.size(); from += size) {
        words.putShort((short) 1).putShort((short) 0).putInt(8).putInt(4).putInt(0);
        words.putInt(size).putInt(size).putInt(size);
        for (int i = from; i < from + size; i++) {
          words.putInt(events.x()[i] << 17 | events.y()[i] << 2 | events.polarity()[i] << 1 | 1);
          words.putInt((int) events.t()[i]);
        }
      }
      return after("#!AER-DAT3.1\r\n#Format: RAW\r\n#Source 0: DVS128\r\n#!END-HEADER\r\n", words);
    }

    static byte[] nmnist(CameraPacket events) throws IOException {
      ByteBuffer words = ByteBuffer.allocate(5 * events.size());
      for (int i = 0; i < events.size(); i++) {
        int t = (int) events.t()[i];
        words.put((byte) events.x()[i]).put((byte) events.y()[i]);
        words.put((byte) (events.polarity()[i] << 7 | t >> 16)).putShort((short) t);
      }
      return after("", words);
    }

    private static byte[] after(String header, ByteBuffer words) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(header.getBytes(StandardCharsets.US_ASCII));
      out.write(words.array());
      return out.toByteArray();
    }
  }
}
