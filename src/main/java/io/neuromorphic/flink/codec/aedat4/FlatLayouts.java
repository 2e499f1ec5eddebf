/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat4;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Lays out the three size-prefixed FlatBuffers of a file. Each begins with its size, the offset of
 * its root table and its identifier; tables follow their vtables, and what they point to follows
 * them. Numbers lie on multiples of their size. Specification: flatbuffers.dev, "Internals".
 */
final class FlatLayouts {

  /** Where the events of a packet begin. */
  static final int EVENTS_START = 32;

  /** Where in a header's buffer the position of the data table is. */
  static final int HEADER_TABLE_POSITION = 32;

  private static final int VTABLE = 12;

  private FlatLayouts() {}

  /** Finishes a buffer whose events have been put from {@link #EVENTS_START} to its position. */
  static void finishEvents(ByteBuffer flat) {
    int end = flat.position();
    flat.position(0);
    prefix(flat, end, 20, Aedat4Format.EVENTS_IDENTIFIER);
    vectorTable(flat, (end - EVENTS_START) / Aedat4Format.EVENT_BYTES);
    flat.position(end).flip();
  }

  /** A header; the position of the data table is not known yet. */
  static ByteBuffer header(Compression compression, String infoNode) {
    byte[] text = infoNode.getBytes(StandardCharsets.UTF_8);
    int end = 48 + text.length + Long.BYTES - text.length % Long.BYTES;
    ByteBuffer flat = allocate(end);
    prefix(flat, end, 24, Aedat4Format.HEADER_IDENTIFIER);
    short[] vtable = {10, 20, 4, 8, 16, 0};
    put(flat, vtable);
    flat.putInt(24 - VTABLE).putInt(compression.ordinal()).putLong(-1);
    flat.putInt(Integer.BYTES).putInt(text.length).put(text);
    return flat.position(end).flip();
  }

  /** The table of all packets. */
  static ByteBuffer table(List<PacketEntry> packets) {
    int count = packets.size();
    int vtable = EVENTS_START + Integer.BYTES * count;
    short[] entryVtable = {14, 44, 4, 36, 12, 20, 28, 0};
    // Tables begin four bytes before a multiple of eight, where their first long is.
    int first = (vtable + Short.BYTES * entryVtable.length + 7) / 8 * 8 + Integer.BYTES;
    int end = first + PacketEntry.BYTES * count;
    ByteBuffer flat = allocate(end);
    prefix(flat, end, 20, Aedat4Format.TABLE_IDENTIFIER);
    vectorTable(flat, count);
    for (int i = 0; i < count; i++) {
      flat.putInt(first + PacketEntry.BYTES * i - flat.position());
    }
    put(flat, entryVtable);
    for (int i = 0; i < count; i++) {
      PacketEntry packet = packets.get(i);
      flat.position(first + PacketEntry.BYTES * i);
      flat.putInt(flat.position() - vtable).putLong(packet.offset());
      flat.putLong(packet.events()).putLong(packet.firstTime()).putLong(packet.lastTime());
      flat.putInt(PacketEntry.STREAM).putInt(packet.size());
    }
    return flat.position(end).flip();
  }

  static ByteBuffer allocate(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static void prefix(ByteBuffer flat, int end, int root, String identifier) {
    flat.putInt(end - Aedat4Format.INT_BYTES).putInt(root - Aedat4Format.INT_BYTES);
    flat.put(identifier.getBytes(StandardCharsets.US_ASCII));
  }

  /** A table whose only field is a vector that begins right behind it. */
  private static void vectorTable(ByteBuffer flat, int elements) {
    short[] vtable = {6, 8, 4, 0};
    put(flat, vtable);
    flat.putInt(Short.BYTES * vtable.length).putInt(Integer.BYTES).putInt(elements);
  }

  private static void put(ByteBuffer flat, short[] values) {
    for (short value : values) {
      flat.putShort(value);
    }
  }
}
