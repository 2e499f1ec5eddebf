/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.live;

import io.neuromorphic.flink.event.CameraPacket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Datagrams by hand, and what a decoder makes of them. */
public final class Wire {

  private final ByteBuffer bytes = ByteBuffer.allocate(65_536).order(ByteOrder.LITTLE_ENDIAN);

  /** An event of AEStream without a time. */
  public Wire spif(int x, int y, int polarity) {
    return word((x | 0x8000) << 16 | y | polarity << 15);
  }

  /** An event of AEStream with its time. */
  public Wire spif(long t, int x, int y, int polarity) {
    return word(x << 16 | y | polarity << 15).word((int) t);
  }

  public Wire word(int word) {
    bytes.putInt(word);
    return this;
  }

  public Wire t64(long t, int x, int y, int on) {
    bytes.putLong(t).putShort((short) x).putShort((short) y).put((byte) on);
    return this;
  }

  public Wire t32(long t, int x, int y, int on) {
    bytes.putInt((int) t).putShort((short) x).putShort((short) (y << 1 | on));
    return this;
  }

  /** Bytes of no meaning. */
  public Wire raw(int... more) {
    for (int b : more) {
      bytes.put((byte) b);
    }
    return this;
  }

  public byte[] bytes() {
    byte[] copy = new byte[bytes.position()];
    bytes.flip().get(copy);
    return copy;
  }

  /** The events of one datagram, {@code t,x,y,polarity}; {@code -} for no time. */
  static List<String> read(DatagramDecoder decoder, Wire datagram) throws Exception {
    byte[] content = datagram.bytes();
    // Not at the beginning of an array, and not up to its end.
    byte[] padded = new byte[content.length + 9];
    java.util.Arrays.fill(padded, (byte) 0x5A);
    System.arraycopy(content, 0, padded, 4, content.length);
    CameraPacket into = new CameraPacket(0);
    into.add(1, 2, 3, 1);
    decoder.decode(padded, 4, 4 + content.length, into);
    List<String> events = new ArrayList<>();
    for (int i = 1; i < into.size(); i++) {
      events.add(into.describe(i).replaceFirst("^" + DatagramDecoder.NO_TIME + "(?=,)", "-"));
    }
    return events;
  }
}
