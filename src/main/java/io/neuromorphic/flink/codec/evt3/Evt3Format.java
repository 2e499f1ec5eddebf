/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.evt3;

/**
 * The words of EVT3: 16 bits, little-endian, of which the upper four tell the type. Types not named
 * here are reserved.
 */
final class Evt3Format {

  static final int WORD_BYTES = 2;
  static final int TYPE_SHIFT = 12;

  /** Row of the events that follow. */
  static final int ADDR_Y = 0x0;

  /** Row of exposure measurements that follow: their columns are no pixel changes. */
  static final int MONITOR_ADDR_Y = 0x1;

  /** One event: column and polarity. */
  static final int ADDR_X = 0x2;

  /** First column and polarity of the vectors that follow; no event itself. */
  static final int VECT_BASE_X = 0x3;

  /** Up to 12 events, one per bit from the lowest, from the base column on, which moves along. */
  static final int VECT_12 = 0x4;

  /** The same with 8. */
  static final int VECT_8 = 0x5;

  /** Lower 12 bits of the time, µs. */
  static final int TIME_LOW = 0x6;

  static final int CONTINUED_4 = 0x7;

  /** Upper 12 bits of the time. */
  static final int TIME_HIGH = 0x8;

  static final int EXT_TRIGGER = 0xA;
  static final int OTHERS = 0xE;
  static final int CONTINUED_12 = 0xF;

  /** Coordinates and columns: the lower 11 bits. */
  static final int COORDINATE_MASK = (1 << 11) - 1;

  /** First coordinate that no word can name. */
  static final int COORDINATES = COORDINATE_MASK + 1;

  /** The polarity bit of ADDR_X and VECT_BASE_X. */
  static final int POLARITY_SHIFT = 11;

  /** Bits of either part of the time. */
  static final int TIME_BITS = 12;

  static final int TIME_MASK = (1 << TIME_BITS) - 1;

  /** The upper bits have wrapped around if they fall by at least half of their range. */
  static final int WRAP_DROP = 1 << 11;

  static final int VECT_12_LENGTH = 12;
  static final int VECT_12_MASK = (1 << VECT_12_LENGTH) - 1;
  static final int VECT_8_LENGTH = 8;
  static final int VECT_8_MASK = (1 << VECT_8_LENGTH) - 1;

  private Evt3Format() {}
}
