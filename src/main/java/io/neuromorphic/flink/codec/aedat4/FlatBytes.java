/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat4;

import static io.neuromorphic.flink.codec.aedat4.Aedat4Format.INT_BYTES;

import io.neuromorphic.flink.codec.MalformedStreamException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads one FlatBuffer that nobody has verified: every offset is checked before it is followed.
 * Places are counted from the start of the buffer. Specification: flatbuffers.dev, "Internals".
 */
final class FlatBytes {

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int VTABLE_FIELDS = 4;
  private static final int VTABLE_ENTRY = 2;

  private final byte[] bytes;
  private final int length;
  private final long streamOffset;

  /**
   * @param bytes begin with the buffer
   * @param length of the buffer
   * @param streamOffset what an error names as its place
   */
  FlatBytes(byte[] bytes, int length, long streamOffset) {
    this.bytes = bytes;
    this.length = length;
    this.streamOffset = streamOffset;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  int int32(int at) throws MalformedStreamException {
    return (int) INT.get(bytes, check(at, Integer.BYTES));
  }

  long int64(int at) throws MalformedStreamException {
    return (long) LONG.get(bytes, check(at, Long.BYTES));
  }

  /** The identifier that follows the offset of the root table at {@code at}. */
  void expectIdentifier(int at, String identifier) throws MalformedStreamException {
    int place = check(at + INT_BYTES, INT_BYTES);
    String found = new String(bytes, place, INT_BYTES, StandardCharsets.ISO_8859_1);
    if (!found.equals(identifier)) {
      throw malformed("identifier '" + found + "', expected '" + identifier + "'");
    }
  }

  /** Follows the offset at {@code at} to a table, vector or string. */
  int follow(int at) throws MalformedStreamException {
    long target = at + Integer.toUnsignedLong(int32(at));
    return check(target, INT_BYTES);
  }

  /** Where a field of a table is, or -1 if the table does not have it. */
  int field(int table, int index) throws MalformedStreamException {
    int vtable = check((long) table - int32(table), VTABLE_FIELDS);
    int entry = VTABLE_FIELDS + VTABLE_ENTRY * index;
    if (entry >= uint16(vtable)) {
      return -1;
    }
    int offset = uint16(vtable + entry);
    return offset == 0 ? -1 : table + offset;
  }

  /** Number of elements of the vector, all of which lie within the buffer. */
  int vectorLength(int vector, int elementBytes) throws MalformedStreamException {
    long count = Integer.toUnsignedLong(int32(vector));
    check(vector + INT_BYTES, count * elementBytes);
    return (int) count;
  }

  String string(int at) throws MalformedStreamException {
    int count = vectorLength(at, 1);
    return new String(bytes, at + INT_BYTES, count, StandardCharsets.UTF_8);
  }

  MalformedStreamException malformed(String reason) {
    return new MalformedStreamException(streamOffset, reason);
  }

  private int uint16(int at) throws MalformedStreamException {
    return Short.toUnsignedInt((short) SHORT.get(bytes, check(at, Short.BYTES)));
  }

  private int check(long at, long size) throws MalformedStreamException {
    if (at < 0 || size > length - at) {
      throw malformed("FlatBuffer of " + length + " bytes points to " + size + " bytes at " + at);
    }
    return (int) at;
  }
}
