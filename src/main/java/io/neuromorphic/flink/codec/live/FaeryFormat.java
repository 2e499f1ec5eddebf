/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.live;

/**
 * The records of faery's UDP streams, little-endian, named as there after their fields and bits.
 *
 * @see <a href="https://github.com/aestream/faery/blob/main/python/faery/udp_decoder.py">faery's
 *     receiver</a>
 */
final class FaeryFormat {

  /** {@code t64_x16_y16_on8}. */
  static final int T64_BYTES = 13;

  static final int T64_X = 8;
  static final int T64_Y = 10;
  static final int T64_ON = 12;

  /** {@code t32_x16_y15_on1}. */
  static final int T32_BYTES = 8;

  static final int T32_X = 4;

  /** Of y; the lowest bit is set where the pixel became brighter. */
  static final int T32_Y_AND_ON = 6;

  private FaeryFormat() {}
}
