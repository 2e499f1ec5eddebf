/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.nmnist;

/** The layout of N-MNIST records: x, y, then polarity and time as 24 bits, big-endian. */
final class NmnistFormat {

  static final int RECORD_BYTES = 5;
  static final int X = 0;
  static final int Y = 1;
  static final int TIME = 2;

  /** Above the two bytes of {@link #TIME} that follow: the highest bit is the polarity. */
  static final int POLARITY_SHIFT = 23;

  static final int TIME_MASK = (1 << POLARITY_SHIFT) - 1;

  /** A row that no sensor has: not an event, but time runs on. */
  static final int OVERFLOW_Y = 240;

  /** So many µs are added to all later times. */
  static final int OVERFLOW_MICROS = 1 << 13;

  private NmnistFormat() {}

  /** Polarity and time of the record at {@code at}. */
  static int word(byte[] bytes, int at) {
    return (bytes[at + TIME] & 0xff) << 16
        | (bytes[at + TIME + 1] & 0xff) << 8
        | (bytes[at + TIME + 2] & 0xff);
  }
}
