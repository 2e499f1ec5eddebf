/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.evt2;

/**
 * The words of EVT2: 32 bits, little-endian, of which the upper four tell the type. Types not named
 * here are reserved.
 */
final class Evt2Format {

  static final int WORD_BYTES = 4;
  static final int TYPE_SHIFT = 28;

  /** One event where the pixel became darker. */
  static final int CD_OFF = 0x0;

  /** One event where the pixel became brighter. */
  static final int CD_ON = 0x1;

  /** Bits 33..6 of the time, µs. */
  static final int TIME_HIGH = 0x8;

  static final int EXT_TRIGGER = 0xA;
  static final int OTHERS = 0xE;

  /** More of the word before it. */
  static final int CONTINUED = 0xF;

  /** Behind the type of both kinds of events stands the polarity. */
  static final int EVENT_SHIFT = TYPE_SHIFT + 1;

  static final int TIME_LOW_SHIFT = 22;
  static final int TIME_LOW_BITS = 6;
  static final int TIME_LOW_MASK = (1 << TIME_LOW_BITS) - 1;
  static final int TIME_HIGH_BITS = 28;
  static final int TIME_HIGH_MASK = (1 << TIME_HIGH_BITS) - 1;

  /**
   * The upper bits have wrapped around if the time falls by at least their largest value less 10
   * ms. That is OpenEB's rule.
   */
  static final int WRAP_DROP = TIME_HIGH_MASK - (10_000 >>> TIME_LOW_BITS);

  static final int X_SHIFT = 11;
  static final int COORDINATE_MASK = (1 << 11) - 1;

  private Evt2Format() {}
}
