/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Gathers the bytes of rows until there are enough to write them. */
final class RowBuffer {

  private static final int LONGEST_INT64 = 20;
  private static final int FLUSH_BYTES = 64 * 1024;

  private final byte[] digits = new byte[LONGEST_INT64];
  private byte[] buffer = new byte[1024];
  private int length;

  /** Writes all that was gathered. */
  void flush(OutputStream out) throws IOException {
    out.write(buffer, 0, length);
    length = 0;
  }

  /** Ends a row; writes if many have been gathered. */
  void endRow(OutputStream out) throws IOException {
    symbol('\n');
    if (length >= FLUSH_BYTES) {
      flush(out);
    }
  }

  /** Appends an ASCII character. */
  void symbol(char symbol) {
    ensureRoom(1);
    buffer[length++] = (byte) symbol;
  }

  /** Appends bytes as they are. */
  void text(byte[] text) {
    ensureRoom(text.length);
    System.arraycopy(text, 0, buffer, length, text.length);
    length += text.length;
  }

  /** Appends a number in decimal. */
  void number(long value) {
    ensureRoom(LONGEST_INT64);
    int at = LONGEST_INT64;
    // Below zero, where int64 reaches one further.
    long rest = value < 0 ? value : -value;
    do {
      digits[--at] = (byte) ('0' - rest % 10);
      rest /= 10;
    } while (rest != 0);
    if (value < 0) {
      buffer[length++] = '-';
    }
    System.arraycopy(digits, at, buffer, length, LONGEST_INT64 - at);
    length += LONGEST_INT64 - at;
  }

  private void ensureRoom(int more) {
    if (buffer.length - length < more) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, length + more));
    }
  }
}
