/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.evt21;

/**
 * The words of EVT2.1: 64 bits, of which the upper four tell the type. Types not named here are
 * reserved. How the bytes of a word are ordered is said by {@link WordOrder}.
 */
final class Evt21Format {

  static final int WORD_BYTES = 8;
  static final int TYPE_SHIFT = 60;

  /** Up to 32 events where pixels became darker, one per bit of the mask from the lowest. */
  static final int EVT_NEG = 0x0;

  /** The same where they became brighter. */
  static final int EVT_POS = 0x1;

  /** Bits 33..6 of the time, µs. */
  static final int TIME_HIGH = 0x8;

  static final int EXT_TRIGGER = 0xA;
  static final int OTHERS = 0xE;

  /** More of the word before it. */
  static final int CONTINUED = 0xF;

  static final int TIME_LOW_SHIFT = 54;
  static final int TIME_LOW_BITS = 6;
  static final int TIME_LOW_MASK = (1 << TIME_LOW_BITS) - 1;
  static final int TIME_HIGH_SHIFT = 32;
  static final int TIME_HIGH_BITS = 28;
  static final int TIME_HIGH_MASK = (1 << TIME_HIGH_BITS) - 1;

  /**
   * The upper bits have wrapped around if the time falls by at least their largest value less 10
   * ms, as in EVT2. OpenEB asks for the largest value itself; both agree on what a camera sends.
   */
  static final int WRAP_DROP = TIME_HIGH_MASK - (10_000 >>> TIME_LOW_BITS);

  static final int X_SHIFT = 43;
  static final int Y_SHIFT = 32;
  static final int COORDINATE_MASK = (1 << 11) - 1;

  /** Events of one word; the base column is a multiple of it. */
  static final int MASK_LENGTH = 32;

  private Evt21Format() {}
}
