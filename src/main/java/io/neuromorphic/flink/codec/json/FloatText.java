/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.json;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Floats as decimals: no other with fewer digits, but for a zero after the point, reads back as the
 * same float32. Used by one thread.
 */
final class FloatText {

  /** From this JDK on, {@link Float#toString} is that short by itself. */
  private static final boolean SHORT_BY_ITSELF = Runtime.version().feature() >= 19;

  private float last = Float.NaN;
  private String text = "";

  /** The text of a finite value. */
  String of(float value) {
    // Bits, as -0.0 is not 0.0; often the same again.
    if (Float.floatToRawIntBits(value) != Float.floatToRawIntBits(last)) {
      last = value;
      text = SHORT_BY_ITSELF ? Float.toString(value) : shorten(value, Float.toString(value));
    }
    return text;
  }

  /** Takes digits away from a text as long as it still means the value. */
  static String shorten(float value, String text) {
    String shortest = text;
    BigDecimal exact = new BigDecimal(value);
    for (int digits = new BigDecimal(text).precision() - 1; digits > 0; digits--) {
      String fewer = exact.round(new MathContext(digits)).toString();
      if (Float.parseFloat(fewer) != value) {
        break;
      }
      shortest = fewer;
    }
    return shortest;
  }
}
