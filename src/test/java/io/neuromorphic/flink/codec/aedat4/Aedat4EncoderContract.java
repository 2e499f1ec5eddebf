/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat4;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.flatbuffers.Table;
import io.neuromorphic.flink.codec.EncoderContract;
import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.event.CameraPacket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What files must be whatever their compression, as the FlatBuffers library sees them. */
abstract class Aedat4EncoderContract extends EncoderContract {

  /** Undoes the compression with a library. */
  protected abstract byte[] decompress(byte[] compressed) throws IOException;

  @Override
  protected final RecordingDecoder<CameraPacket> newDecoder() {
    return new Aedat4Decoder();
  }

  @Override
  protected final List<CameraPacket> streams() {
    CameraPacket odd = new CameraPacket(0);
    odd.add(1_633_953_690_975_950L, 639, 479, 1);
    odd.add(Long.MIN_VALUE, 0, 0, 0);
    odd.add(Long.MAX_VALUE, 0, 479, 1);
    odd.add(-1, 639, 0, 0);
    return List.of(odd, many(10_000), many(25_001));
  }

  @Override
  protected final Map<String, CameraPacket> unencodable() {
    return Map.of(
        "event 0: x = 640, AEDAT4 holds 0..639 with this sensor", one(640, 0),
        "event 0: y = 65535, AEDAT4 holds 0..479", one(0, 65_535));
  }

  @Test
  void theTableTellsWhereThePacketsAre() throws IOException {
    CameraPacket events = many(25_001);
    byte[] file = encode(newEncoder(), events, 777);
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    Flat header = new Flat(slice(bytes, 18, bytes.getInt(14)), 0, "IOHE");
    int position = (int) header.int64(1);
    byte[] compressed = Arrays.copyOfRange(file, position, file.length);
    Flat table = new Flat(ByteBuffer.wrap(decompress(compressed)), 4, "FTAB");
    assertThat(table.length(0)).isEqualTo(3);
    int packet = 18 + bytes.getInt(14);
    for (int i = 0; i < 3; i++) {
      Flat entry = table.element(0, i);
      assertThat(entry.int64(0)).isEqualTo(packet + 8);
      assertThat(entry.int32(1)).isEqualTo(bytes.getInt(packet)).isZero();
      assertThat(entry.int32(1, 4)).isEqualTo(bytes.getInt(packet + 4));
      int first = 10_000 * i;
      int last = Math.min(25_001, first + 10_000) - 1;
      assertThat(entry.int64(2)).isEqualTo(last - first + 1);
      assertThat(entry.int64(3)).isEqualTo(events.t()[first]);
      assertThat(entry.int64(4)).isEqualTo(events.t()[last]);
      int size = bytes.getInt(packet + 4);
      byte[] body = decompress(Arrays.copyOfRange(file, packet + 8, packet + 8 + size));
      assertThat(new Flat(ByteBuffer.wrap(body), 4, "EVTS").length(0)).isEqualTo(last - first + 1);
      packet += 8 + size;
    }
    assertThat(packet).isEqualTo(position);
  }

  @Test
  void theHeaderDescribesTheStream() throws IOException {
    SensorInfo camera = new SensorInfo("<DVX & \"more\">\u0000", 32_768, 1);
    byte[] file = encode(newEncoder(), camera, new CameraPacket(0), 1);
    RecordingDecoder<CameraPacket> decoder = newDecoder();
    decoder.decode(file, 0, file.length, decoder.newPacket());
    assertThat(decoder.sensor()).isEqualTo(new SensorInfo("<DVX & \"more\">", 32_768, 1));
  }

  @Test
  void aFileThatWasNotClosedIsReadToItsEnd() throws MalformedStreamException, IOException {
    byte[] file = encode(newEncoder(), many(20_000), 20_000);
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int end = (int) bytes.getLong(46);
    bytes.putLong(46, -1);
    RecordingDecoder<CameraPacket> decoder = newDecoder();
    CameraPacket packet = decoder.newPacket();
    decoder.decode(file, 0, end, packet);
    assertThat(packet.size()).isEqualTo(20_000);
  }

  private static ByteBuffer slice(ByteBuffer bytes, int from, int length) {
    return bytes.slice(from, length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static CameraPacket one(int x, int y) {
    CameraPacket packet = new CameraPacket(1);
    packet.add(5, x, y, 1);
    return packet;
  }

  private static CameraPacket many(int count) {
    CameraPacket packet = new CameraPacket(count);
    for (int i = 0; i < count; i++) {
      packet.add(1_600_000_000_000_000L + i / 3, i * 7 % 640, i * 31 % 480, i * 13 >> 3 & 1);
    }
    return packet;
  }

  /** A table, read by the library. */
  private static final class Flat extends Table {

    Flat(ByteBuffer buffer, int start, String identifier) {
      buffer.order(ByteOrder.LITTLE_ENDIAN);
      buffer.position(start);
      assertThat(__has_identifier(buffer, identifier)).isTrue();
      assertThat(start == 0 || buffer.getInt(0) == buffer.limit() - 4).isTrue();
      __reset(start + buffer.getInt(start), buffer);
    }

    private Flat(int at, ByteBuffer buffer) {
      __reset(at, buffer);
    }

    int int32(int field, int... within) {
      return bb.getInt(place(field) + (within.length == 0 ? 0 : within[0]));
    }

    long int64(int field) {
      return bb.getLong(place(field));
    }

    int length(int field) {
      return __vector_len(__offset(4 + 2 * field));
    }

    Flat element(int field, int i) {
      return new Flat(__indirect(__vector(__offset(4 + 2 * field)) + 4 * i), bb);
    }

    private int place(int field) {
      int offset = __offset(4 + 2 * field);
      assertThat(offset).isPositive();
      return bb_pos + offset;
    }
  }
}
