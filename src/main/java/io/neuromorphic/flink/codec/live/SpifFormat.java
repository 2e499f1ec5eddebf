/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.live;

/**
 * The words of AEStream's UDP output, which are those of SPIF: 32 bits, little-endian.
 *
 * @see <a href="https://github.com/aestream/aestream/blob/main/src/cpp/output/dvs_to_udp.cpp">
 *     AEStream's sender</a>
 */
final class SpifFormat {

  static final int WORD_BYTES = 4;

  /** Set where no word with the event's time follows, µs, unsigned. */
  static final int NO_TIME_FOLLOWS = 1 << 31;

  static final int X_SHIFT = 16;
  static final int COORDINATE_MASK = 0x7FFF;

  /** Set where the pixel became brighter. */
  static final int POLARITY_SHIFT = 15;

  private SpifFormat() {}
}
