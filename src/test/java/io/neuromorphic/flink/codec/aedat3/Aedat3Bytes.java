/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat3;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Builds AEDAT 3.1 recordings, connections and datagrams by hand. */
final class Aedat3Bytes {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  static Aedat3Bytes file() {
    return file("RAW", "DAVIS346");
  }

  static Aedat3Bytes file(String format, String source) {
    Aedat3Bytes file = new Aedat3Bytes();
    file.bytes.writeBytes(
        ("#!AER-DAT3.1\r\n#Format: "
                + format
                + "\r\n#Source 1: "
                + source
                + "\r\n#Start-Time: 2021-10-11 14:01:30 (TZ+0200)\r\n#!END-HEADER\r\n")
            .getBytes(StandardCharsets.UTF_8));
    return file;
  }

  static Aedat3Bytes network(long sequence) {
    return network(sequence, 1, 0);
  }

  static Aedat3Bytes network(long sequence, int version, int format) {
    ByteBuffer header = buffer(20).putLong(0x1D378BC90B9A6658L).putLong(sequence);
    header.put((byte) version).put((byte) format).putShort((short) 1);
    return new Aedat3Bytes().raw(header.array());
  }

  /** A packet of events, each two int32. */
  Aedat3Bytes packet(int type, int overflow, int... events) {
    return header(type, 1, 8, overflow, events.length / 2, events.length / 2).ints(events);
  }

  Aedat3Bytes header(int type, int source, int size, int overflow, int capacity, int number) {
    ByteBuffer header = buffer(28).putShort((short) type).putShort((short) source);
    header.putInt(size).putInt(4).putInt(overflow).putInt(capacity).putInt(number).putInt(number);
    return raw(header.array());
  }

  Aedat3Bytes ints(int... values) {
    ByteBuffer buffer = buffer(4 * values.length);
    buffer.asIntBuffer().put(values);
    return raw(buffer.array());
  }

  Aedat3Bytes raw(byte[] more) {
    bytes.writeBytes(more);
    return this;
  }

  static int event(int x, int y, int polarity) {
    return x << 17 | y << 2 | polarity << 1 | 1;
  }

  int length() {
    return bytes.size();
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  private static ByteBuffer buffer(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }
}
