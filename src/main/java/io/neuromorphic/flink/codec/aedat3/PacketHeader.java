/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat3;

import io.neuromorphic.flink.codec.MalformedStreamException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What stands before the events of a packet.
 *
 * @param type of all its events
 * @param source number of the camera
 * @param timeBase to be added to the 31 bits of every time, µs
 * @param eventsBytes length of the events in it
 * @param unusedBytes length of the room for more events behind them
 */
record PacketHeader(int type, int source, long timeBase, int eventsBytes, int unusedBytes) {

  /**
   * Reads and checks a header.
   *
   * @param offset of its first byte in the stream, for errors
   */
  static PacketHeader read(byte[] bytes, long offset) throws MalformedStreamException {
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int type = header.getShort(Aedat3Format.EVENT_TYPE) & 0xffff;
    int size = header.getInt(Aedat3Format.EVENT_SIZE);
    int overflow = header.getInt(Aedat3Format.TIME_OVERFLOW);
    int capacity = header.getInt(Aedat3Format.EVENT_CAPACITY);
    int number = header.getInt(Aedat3Format.EVENT_NUMBER);
    if ((type & Aedat3Format.COMPRESSED_TYPE) != 0) {
      throw new MalformedStreamException(
          offset, "packet of type " + type + ", compressed; expected those of format RAW");
    }
    if ((type == Aedat3Format.POLARITY || type == Aedat3Format.SPECIAL)
        && size != Aedat3Format.EVENT_BYTES) {
      throw malformed(offset, Aedat3Format.EVENT_SIZE, "eventSize", size, "8 for type " + type);
    }
    if (size <= 0) {
      throw malformed(offset, Aedat3Format.EVENT_SIZE, "eventSize", size, "1 or more");
    }
    if (overflow < 0) {
      throw malformed(offset, Aedat3Format.TIME_OVERFLOW, "eventTSOverflow", overflow, "0 or more");
    }
    int most = Aedat3Format.MAX_PACKET_BYTES / size;
    if (capacity < 0 || capacity > most) {
      throw malformed(offset, Aedat3Format.EVENT_CAPACITY, "eventCapacity", capacity, "0.." + most);
    }
    if (number < 0 || number > capacity) {
      throw malformed(offset, Aedat3Format.EVENT_NUMBER, "eventNumber", number, "0.." + capacity);
    }
    return new PacketHeader(
        type,
        header.getShort(Aedat3Format.EVENT_SOURCE) & 0xffff,
        (long) overflow << Aedat3Format.OVERFLOW_SHIFT,
        number * size,
        (capacity - number) * size);
  }

  private static MalformedStreamException malformed(
      long packet, int at, String field, int found, String expected) {
    return new MalformedStreamException(
        packet + at, field + " " + found + ", expected " + expected);
  }
}
