/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.tensor;

/** IEEE binary16: a sign, 5 bits of exponent, 10 of fraction. */
public final class Float16 {

  private static final int SIGN = 0x8000;
  private static final int EXPONENT = 0x7C00;
  private static final int FRACTION = 0x03FF;
  private static final int SIGN_SHIFT = 16;
  private static final int FRACTION_SHIFT = 13;

  /** From the bias of 15 to that of 127, in a float's place of the exponent. */
  private static final int REBIAS = (127 - 15) << 23;

  private static final int FLOAT_EXPONENT = 0x7F800000;
  private static final float SMALLEST = 0x1p-24f;

  private Float16() {}

  /** Whether the bits are those of a number, not of an infinity or NaN. */
  public static boolean isFinite(short bits) {
    return (bits & EXPONENT) != EXPONENT;
  }

  /** The same number as a float32, exact; a NaN keeps its bits. */
  public static float toFloat(short bits) {
    int sign = (bits & SIGN) << SIGN_SHIFT;
    int fraction = bits & FRACTION;
    int exponent = bits & EXPONENT;
    if (exponent == 0) {
      float size = fraction * SMALLEST;
      return sign == 0 ? size : -size;
    }
    int shifted = (exponent | fraction) << FRACTION_SHIFT;
    return Float.intBitsToFloat(
        exponent == EXPONENT ? sign | FLOAT_EXPONENT | shifted : sign | (shifted + REBIAS));
  }
}
