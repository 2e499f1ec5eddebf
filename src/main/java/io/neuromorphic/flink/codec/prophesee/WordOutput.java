/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.prophesee;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Gathers little-endian words until there are enough of them to be written. */
public final class WordOutput {

  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int ENOUGH_BYTES = 64 * 1024;

  private byte[] bytes = new byte[2 * ENOUGH_BYTES];
  private int length;

  /** Appends 16 bits. */
  public void putShort(int word) {
    int at = room(Short.BYTES);
    SHORT.set(bytes, at, (short) word);
  }

  /** Appends 32 bits. */
  public void putInt(int word) {
    int at = room(Integer.BYTES);
    INT.set(bytes, at, word);
  }

  /** Appends 64 bits. */
  public void putLong(long word) {
    int at = room(Long.BYTES);
    LONG.set(bytes, at, word);
  }

  /** Where the next bytes go; they may be other bytes than before. */
  private int room(int more) {
    int at = length;
    if (more > bytes.length - at) {
      bytes = java.util.Arrays.copyOf(bytes, 2 * bytes.length);
    }
    length += more;
    return at;
  }

  /** Writes what was gathered, if that is enough. */
  public void spill(OutputStream out) throws IOException {
    if (length >= ENOUGH_BYTES) {
      flush(out);
    }
  }

  /** Writes what was gathered. */
  public void flush(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
    length = 0;
  }
}
