/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.dat;

/**
 * A DAT file: lines that begin with {@code %}, a byte for the type of its events and one for the
 * size of a record, then records of two little-endian 32-bit halves: time, µs; column, row,
 * polarity.
 */
final class DatFormat {

  static final int RECORD_BYTES = 8;

  /** Pixel changes, as old cameras name them. */
  static final int EVENT_2D = 0x00;

  /** Pixel changes. */
  static final int EVENT_CD = 0x0C;

  static final int EXT_TRIGGER = 0x0E;

  static final long TIME_MASK = (1L << 32) - 1;

  /** Time has wrapped around if it falls by more than half of its range. */
  static final long WRAP_DROP = 1L << 31;

  static final long WRAP = 1L << 32;

  private DatFormat() {}
}
