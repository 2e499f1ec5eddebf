/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.numpy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Reads numbers piece by piece: no more memory is taken than twice what the bytes that are really
 * there need, whatever a header says.
 */
final class NumberReader {

  private static final int PIECE_BYTES = 1 << 18;

  private final InputStream in;
  private final NumberType type;
  private final int count;
  private int capacity;

  NumberReader(InputStream in, NumberType type, int count) {
    this.in = in;
    this.type = type;
    this.count = count;
    this.capacity = Math.min(count, PIECE_BYTES / type.bytes());
  }

  /**
   * Reads all numbers: a float[] for 4-byte floats, a double[] for 8-byte floats, else a long[].
   *
   * @throws MalformedArrayException where the bytes are fewer or more
   */
  Object read(String where) throws IOException {
    Object numbers =
        !type.isFloat()
            ? new long[capacity]
            : type.bytes() == 4 ? new float[capacity] : new double[capacity];
    byte[] piece = new byte[Math.max(1, capacity) * type.bytes()];
    int done = 0;
    while (done < count) {
      int wanted = Math.min(count - done, piece.length / type.bytes());
      int got = in.readNBytes(piece, 0, wanted * type.bytes());
      if (got < wanted * type.bytes()) {
        long whole = done + got / type.bytes();
        throw new MalformedArrayException(
            where, "ends after " + whole + " numbers, expected " + count);
      }
      numbers = grown(numbers, done + wanted);
      decode(ByteBuffer.wrap(piece, 0, got).order(type.order()), numbers, done, wanted);
      done += wanted;
    }
    if (in.read() >= 0) {
      throw new MalformedArrayException(where, "goes on after its " + count + " numbers");
    }
    return numbers;
  }

  private Object grown(Object numbers, int needed) {
    if (needed <= capacity) {
      return numbers;
    }
    capacity = (int) Math.min(count, Math.max(needed, 2L * capacity));
    if (numbers instanceof float[] floats) {
      return Arrays.copyOf(floats, capacity);
    }
    return numbers instanceof double[] doubles
        ? Arrays.copyOf(doubles, capacity)
        : Arrays.copyOf((long[]) numbers, capacity);
  }

  private void decode(ByteBuffer from, Object to, int at, int wanted) {
    if (to instanceof float[] floats) {
      from.asFloatBuffer().get(floats, at, wanted);
    } else if (to instanceof double[] doubles) {
      from.asDoubleBuffer().get(doubles, at, wanted);
    } else {
      long[] longs = (long[]) to;
      for (int i = 0; i < wanted; i++) {
        longs[at + i] = whole(from);
      }
    }
  }

  private long whole(ByteBuffer from) {
    boolean signed = type.kind() == 'i';
    return switch (type.bytes()) {
      case 1 -> signed ? from.get() : Byte.toUnsignedLong(from.get());
      case 2 -> signed ? from.getShort() : Short.toUnsignedLong(from.getShort());
      case 4 -> signed ? from.getInt() : Integer.toUnsignedLong(from.getInt());
      default -> from.getLong();
    };
  }
}
