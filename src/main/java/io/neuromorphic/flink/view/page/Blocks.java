/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.page;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Arrays one after the other, little-endian, each at a multiple of 8 bytes. */
final class Blocks {

  private static final int ALIGNMENT = 8;

  private byte[] bytes = new byte[1 << 16];
  private int length;

  int length() {
    return length;
  }

  /** All so far; may be longer than {@link #length()}. */
  byte[] bytes() {
    return bytes;
  }

  /** Appends unsigned bytes. Returns where they begin. */
  int add(byte[] values) {
    int at = room(values.length);
    System.arraycopy(values, 0, bytes, at, values.length);
    return at;
  }

  /** Appends unsigned 16-bit numbers. */
  int add(char[] values) {
    int at = room(values.length * Character.BYTES);
    buffer(at).asCharBuffer().put(values);
    return at;
  }

  /** Appends as unsigned 32-bit numbers; what is larger becomes the largest. */
  int add(long[] values) {
    int at = room(values.length * Integer.BYTES);
    ByteBuffer buffer = buffer(at);
    for (long value : values) {
      buffer.putInt((int) Math.min(value, 0xffff_ffffL));
    }
    return at;
  }

  /** Appends 32-bit floats. */
  int add(float[] values) {
    int at = room(values.length * Float.BYTES);
    buffer(at).asFloatBuffer().put(values);
    return at;
  }

  private ByteBuffer buffer(int at) {
    return ByteBuffer.wrap(bytes, at, length - at).order(ByteOrder.LITTLE_ENDIAN);
  }

  private int room(int more) {
    int at = (length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    length = at + more;
    if (length > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length, bytes.length * 2));
    }
    return at;
  }
}
