/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decimal numbers as text, read strictly and written the same on every JVM. */
public final class Decimals {

  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,9})?");

  /** As many digits tell any float32 from its neighbours. */
  private static final int DIGITS = 9;

  private Decimals() {}

  /** The double nearest to a decimal, or nothing where the text is none or is too large. */
  public static Optional<Double> parse(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      return Optional.empty();
    }
    double value = Double.parseDouble(text);
    return Double.isFinite(value) ? Optional.of(value) : Optional.empty();
  }

  /** The float32 nearest to a decimal, or nothing where the text is none or is too large. */
  public static Optional<Float> parseFloat(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      return Optional.empty();
    }
    float value = Float.parseFloat(text);
    return Float.isFinite(value) ? Optional.of(value) : Optional.empty();
  }

  /** The shortest decimal that reads back as the same float32. */
  public static String format(float value) {
    if (!Float.isFinite(value)) {
      return Float.toString(value);
    }
    if (value == 0f) {
      return Float.floatToRawIntBits(value) == 0 ? "0" : "-0";
    }
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (rounded.floatValue() == value) {
        return text(rounded);
      }
    }
    return text(exact.round(new MathContext(DIGITS)));
  }

  private static String text(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    int exponent = stripped.precision() - stripped.scale() - 1;
    return exponent < -5 || exponent > DIGITS ? stripped.toString() : stripped.toPlainString();
  }
}
