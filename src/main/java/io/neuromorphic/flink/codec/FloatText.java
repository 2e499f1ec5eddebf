/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Floats as decimals: no other with fewer digits, but for a zero after the point, reads back as the
 * same float32. The same text on every JDK. Used by one thread.
 */
public final class FloatText {

  /** From this JDK on, {@link Float#toString} is that short by itself. */
  private static final boolean SHORT_BY_ITSELF = Runtime.version().feature() >= 19;

  /** Fewer are not asked for: there is always one before the point, and one after it. */
  private static final int LEAST_DIGITS = 2;

  // From here on Float.toString writes an exponent.
  private static final int LEAST_PLAIN = -3;
  private static final int MOST_PLAIN = 6;

  private float last = Float.NaN;
  private String text = "NaN";

  /** The text of a value; of one that is not finite its name. */
  public String of(float value) {
    // Bits, as -0.0 is not 0.0; often the same again.
    if (Float.floatToRawIntBits(value) != Float.floatToRawIntBits(last)) {
      last = value;
      text = SHORT_BY_ITSELF ? Float.toString(value) : shorten(value, Float.toString(value));
    }
    return text;
  }

  /** Takes digits away from the text of a value as long as it still means that. */
  public static String shorten(float value, String text) {
    if (!Float.isFinite(value)) {
      return text;
    }
    String shortest = text;
    BigDecimal exact = new BigDecimal(value);
    for (int digits = new BigDecimal(text).precision(); digits >= LEAST_DIGITS; digits--) {
      BigDecimal nearest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      // Below a power of two floats are nearer to each other: only one that is farther may mean it.
      BigDecimal up = exact.round(new MathContext(digits, RoundingMode.UP));
      BigDecimal other =
          up.equals(nearest) ? exact.round(new MathContext(digits, RoundingMode.DOWN)) : up;
      if (nearest.floatValue() == value) {
        shortest = text(nearest);
      } else if (other.floatValue() == value) {
        shortest = text(other);
      } else {
        break;
      }
    }
    return shortest;
  }

  /** The form that {@link Float#toString} has. */
  private static String text(BigDecimal decimal) {
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (exponent >= LEAST_PLAIN && exponent <= MOST_PLAIN) {
      String plain = decimal.stripTrailingZeros().toPlainString();
      return plain.contains(".") ? plain : plain + ".0";
    }
    String digits = decimal.stripTrailingZeros().unscaledValue().abs().toString();
    return (decimal.signum() < 0 ? "-" : "")
        + digits.charAt(0)
        + "."
        + (digits.length() == 1 ? "0" : digits.substring(1))
        + "E"
        + exponent;
  }
}
