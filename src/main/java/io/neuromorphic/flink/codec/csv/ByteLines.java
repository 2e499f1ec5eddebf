/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a stream one by one, without their ends and without a byte order mark. */
final class ByteLines {

  private static final int PIECE_BYTES = 1 << 16;
  private static final byte[] UTF8_BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private byte[] bytes = new byte[PIECE_BYTES];
  private int filled;
  private int next;
  private int from;
  private int to;
  private long number;

  ByteLines(InputStream in) {
    this.in = in;
  }

  /**
   * Goes on to the next line.
   *
   * @return whether there is one
   * @throws IOException also where a line is longer than 64 KiB
   */
  boolean next() throws IOException {
    int end = lineEnd();
    if (end < 0) {
      return false;
    }
    from = next;
    to = end > from && bytes[end - 1] == '\r' ? end - 1 : end;
    next = Math.min(end + 1, filled);
    if (number++ == 0 && startsWithMark()) {
      from += UTF8_BYTE_ORDER_MARK.length;
    }
    return true;
  }

  byte[] bytes() {
    return bytes;
  }

  /** First byte of the line. */
  int from() {
    return from;
  }

  /** First byte after the line. */
  int to() {
    return to;
  }

  /** Number of the line, from 1. */
  long number() {
    return number;
  }

  private boolean startsWithMark() {
    int length = UTF8_BYTE_ORDER_MARK.length;
    return to - from >= length
        && Arrays.equals(bytes, from, from + length, UTF8_BYTE_ORDER_MARK, 0, length);
  }

  /** Where the line that begins at {@link #next} ends; -1 if there is none. */
  private int lineEnd() throws IOException {
    int at = next;
    while (true) {
      for (; at < filled; at++) {
        if (bytes[at] == '\n') {
          return at;
        }
      }
      System.arraycopy(bytes, next, bytes, 0, filled - next);
      at -= next;
      filled -= next;
      next = 0;
      if (filled == bytes.length) {
        number++;
        throw new IOException("a line longer than " + bytes.length + " bytes");
      }
      int got = in.read(bytes, filled, bytes.length - filled);
      if (got < 0) {
        return filled == 0 ? -1 : filled;
      }
      filled += got;
    }
  }
}
