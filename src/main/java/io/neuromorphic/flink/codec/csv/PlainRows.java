/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import io.neuromorphic.flink.event.CameraPacket;

/**
 * Reads rows {@code t,x,y,polarity} as most files have them: that order, digits and one separator
 * alone, a polarity of 0 or 1. Stops before a row that is any other, for the general road to read;
 * on these it goes over each byte once.
 */
final class PlainRows {

  private static final int T_DIGITS = 18;
  private static final int XY_DIGITS = 5;

  // The longest row, with its line end: no byte of it need be looked for at the end of the piece.
  private static final int ROW_BYTES = T_DIGITS + 2 * XY_DIGITS + 6;

  private final byte separator;
  private final int width;
  private final int height;

  private int at;

  /**
   * Rows of one form.
   *
   * @param width rows with an x beyond it are not plain
   * @param height rows with a y beyond it are not plain
   */
  PlainRows(byte separator, int width, int height) {
    this.separator = separator;
    this.width = width;
    this.height = height;
  }

  /**
   * Appends the plain rows from {@code from} on.
   *
   * @return where the first other row begins, or one that may not be whole
   */
  int read(byte[] bytes, int from, int to, CameraPacket into) {
    int row = from;
    while (to - row >= ROW_BYTES) {
      at = row;
      long t = number(bytes, T_DIGITS);
      int x = (int) number(bytes, XY_DIGITS);
      int y = (int) number(bytes, XY_DIGITS);
      int polarity = bytes[at] - '0';
      int end = bytes[at + 1] == '\r' ? at + 2 : at + 1;
      if ((t | x | y) < 0
          || x >= width
          || y >= height
          || (polarity & ~1) != 0
          || bytes[end] != '\n') {
        return row;
      }
      into.add(t, x, y, polarity);
      row = end + 1;
    }
    return row;
  }

  /** The number before the next separator, and goes behind that; negative if it is not plain. */
  private long number(byte[] bytes, int maxDigits) {
    int i = at;
    int end = i + maxDigits;
    long value = 0;
    int digit = bytes[i] - '0';
    if (digit < 0 || digit > 9) {
      return -1;
    }
    do {
      value = value * 10 + digit;
      digit = bytes[++i] - '0';
    } while (digit >= 0 && digit <= 9 && i < end);
    at = i + 1;
    return bytes[i] == separator ? value : -1;
  }
}
