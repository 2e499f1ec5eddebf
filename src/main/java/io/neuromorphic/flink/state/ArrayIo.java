/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Primitive arrays to and from bytes, little-endian, in bulk. Not thread-safe: one per serializer.
 */
final class ArrayIo {

  private static final int CHUNK = 16_384;

  private final byte[] bytes = new byte[CHUNK];
  private final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);

  void write(long[] a, int size, DataOutputView out) throws IOException {
    for (int i = 0; i < size; ) {
      int n = Math.min(size - i, CHUNK / Long.BYTES);
      buffer.asLongBuffer().put(a, i, n);
      out.write(bytes, 0, n * Long.BYTES);
      i += n;
    }
  }

  void write(int[] a, int size, DataOutputView out) throws IOException {
    for (int i = 0; i < size; ) {
      int n = Math.min(size - i, CHUNK / Integer.BYTES);
      buffer.asIntBuffer().put(a, i, n);
      out.write(bytes, 0, n * Integer.BYTES);
      i += n;
    }
  }

  void write(float[] a, int size, DataOutputView out) throws IOException {
    for (int i = 0; i < size; ) {
      int n = Math.min(size - i, CHUNK / Float.BYTES);
      buffer.asFloatBuffer().put(a, i, n);
      out.write(bytes, 0, n * Float.BYTES);
      i += n;
    }
  }

  void write(char[] a, int size, DataOutputView out) throws IOException {
    for (int i = 0; i < size; ) {
      int n = Math.min(size - i, CHUNK / Character.BYTES);
      buffer.asCharBuffer().put(a, i, n);
      out.write(bytes, 0, n * Character.BYTES);
      i += n;
    }
  }

  long[] readLongs(int size, DataInputView in) throws IOException {
    long[] a = new long[size];
    for (int i = 0; i < size; ) {
      int n = Math.min(size - i, CHUNK / Long.BYTES);
      in.readFully(bytes, 0, n * Long.BYTES);
      buffer.asLongBuffer().get(a, i, n);
      i += n;
    }
    return a;
  }

  int[] readInts(int size, DataInputView in) throws IOException {
    int[] a = new int[size];
    for (int i = 0; i < size; ) {
      int n = Math.min(size - i, CHUNK / Integer.BYTES);
      in.readFully(bytes, 0, n * Integer.BYTES);
      buffer.asIntBuffer().get(a, i, n);
      i += n;
    }
    return a;
  }

  float[] readFloats(int size, DataInputView in) throws IOException {
    float[] a = new float[size];
    for (int i = 0; i < size; ) {
      int n = Math.min(size - i, CHUNK / Float.BYTES);
      in.readFully(bytes, 0, n * Float.BYTES);
      buffer.asFloatBuffer().get(a, i, n);
      i += n;
    }
    return a;
  }

  char[] readChars(int size, DataInputView in) throws IOException {
    char[] a = new char[size];
    for (int i = 0; i < size; ) {
      int n = Math.min(size - i, CHUNK / Character.BYTES);
      in.readFully(bytes, 0, n * Character.BYTES);
      buffer.asCharBuffer().get(a, i, n);
      i += n;
    }
    return a;
  }

  /** Reads a count, refusing a negative one. */
  static int readCount(DataInputView in) throws IOException {
    int count = in.readInt();
    if (count < 0) {
      throw new IOException("negative count " + count + " in serialized data");
    }
    return count;
  }
}
