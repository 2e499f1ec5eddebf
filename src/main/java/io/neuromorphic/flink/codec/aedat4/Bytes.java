/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat4;

import java.util.Arrays;

/** Bytes that grow up to a limit, and no faster than they are written. */
final class Bytes {

  private static final int FIRST_CAPACITY = 4096;

  private final int limit;
  private byte[] array = new byte[FIRST_CAPACITY];
  private int length;

  /**
   * @param limit the most it may ever hold
   */
  Bytes(int limit) {
    this.limit = limit;
  }

  /** The bytes, and free room behind them. */
  byte[] array() {
    return array;
  }

  int length() {
    return length;
  }

  void setLength(int length) {
    this.length = length;
  }

  void append(byte[] bytes, int from, int count) {
    ensureRoom(count, 0);
    System.arraycopy(bytes, from, array, length, count);
    length += count;
  }

  /** Whether so many bytes more stay within the limit. */
  boolean mayGrow(long more) {
    return more <= limit - length;
  }

  /**
   * Makes room.
   *
   * @param more bytes to be written; within the limit
   * @param slack bytes behind them that may be overwritten by fast copies
   */
  void ensureRoom(int more, int slack) {
    int needed = length + more + slack;
    if (needed > array.length) {
      array = Arrays.copyOf(array, Math.max(needed, Math.min(2 * array.length, limit)));
    }
  }
}
