/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/** Half-precision floats, IEEE 754 binary16, as their bits. */
final class Float16 {

  private static final int SIGN = 0x8000;

  /** Of 16 bits that are widened with their sign and shifted: the sign, and all but the sign. */
  private static final int SIGN_AND_MAGNITUDE = 0x8fff_e000;

  /** Exponents of the two differ by 112; a float keeps 13 bits more of the mantissa. */
  private static final float SCALE_UP = 0x1p112f;

  private static final float SCALE_DOWN = 0x1p-112f;
  private static final int SHIFT = 13;

  /** The least number that rounds to infinity. */
  private static final float TOO_LARGE = 65_520f;

  private Float16() {}

  /**
   * The number, exactly.
   *
   * @param bits of a finite number
   */
  static float toFloat(short bits) {
    return Float.intBitsToFloat(bits << SHIFT & SIGN_AND_MAGNITUDE) * SCALE_UP;
  }

  /**
   * The nearest half-precision float, ties to even.
   *
   * @param value below 65,520 in size
   * @throws IllegalArgumentException if it is not
   */
  static short of(float value) {
    float size = Math.abs(value);
    if (!(size < TOO_LARGE)) {
      throw new IllegalArgumentException(value + ": expected a size that float16 can hold");
    }
    // Scaled down, what float16 cannot hold lies below bit 13; a subnormal result has fewer bits.
    int bits;
    if (size < 0x1p-14f) {
      bits = (int) Math.rint(size * 0x1p24f);
    } else {
      int exact = Float.floatToRawIntBits(size * SCALE_DOWN);
      int odd = exact >> SHIFT & 1;
      bits = exact + (1 << SHIFT - 1) - 1 + odd >> SHIFT;
    }
    return (short) (bits | Float.floatToRawIntBits(value) >>> Short.SIZE & SIGN);
  }
}
