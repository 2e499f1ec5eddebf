/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads decimal numbers from bytes as the nearest float32. */
final class DecimalText {

  private static final double[] EXACT_POWERS_OF_TEN = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };
  private static final long MAX_EXACT_DOUBLE = 1L << 53;
  private static final long MAX_BEFORE_DIGIT = (Long.MAX_VALUE - 9) / 10;
  private static final int EXPONENT_LIMIT = 100_000;

  /** What {@link #exponent} says of what is none. */
  static final int NO_EXPONENT = Integer.MIN_VALUE;

  // Well inside the normal float32 numbers.
  private static final double FAST_MIN = 1e-37;
  private static final double FAST_MAX = 1e38;

  // The bits of a double below the last bit of a float, and their value half-way between floats.
  private static final long BELOW_FLOAT = (1L << 29) - 1;
  private static final long HALF_WAY = 1L << 28;

  private DecimalText() {}

  /**
   * The float32 nearest to the decimal {@code bytes[from, to)}; NaN or an infinity where the text
   * says so or the number is too large, NaN where it is no number.
   */
  static float parse(byte[] bytes, int from, int to) {
    int i = from;
    boolean negative = i < to && bytes[i] == '-';
    if (negative || (i < to && bytes[i] == '+')) {
      i++;
    }
    long digits = 0;
    int exponent = 0;
    boolean tooLong = false;
    boolean point = false;
    int first = i;
    for (; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit >= 0 && digit <= 9) {
        tooLong |= digits > MAX_BEFORE_DIGIT;
        digits = digits * 10 + digit;
        exponent -= point ? 1 : 0;
      } else if (bytes[i] == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }
    if (i - first == (point ? 1 : 0)) {
      return notDecimal(bytes, from, to);
    }
    if (i < to) {
      int written = exponent(bytes, i, to);
      if (written == NO_EXPONENT) {
        return Float.NaN;
      }
      exponent += written;
    }
    return tooLong || digits > MAX_EXACT_DOUBLE
        ? slow(bytes, from, to)
        : nearest(digits, exponent, negative, bytes, from, to);
  }

  /**
   * Clinger's fast path: digits and power are exact doubles, so their quotient is rounded once. To
   * round it once more to float32 changes nothing unless it lies half-way between two floats.
   */
  private static float nearest(
      long digits, int exponent, boolean negative, byte[] bytes, int from, int to) {
    if (Math.abs((long) exponent) < EXACT_POWERS_OF_TEN.length) {
      double value =
          exponent < 0
              ? digits / EXACT_POWERS_OF_TEN[-exponent]
              : digits * EXACT_POWERS_OF_TEN[exponent];
      boolean halfWay = (Double.doubleToRawLongBits(value) & BELOW_FLOAT) == HALF_WAY;
      if (digits == 0 || (value > FAST_MIN && value < FAST_MAX && !halfWay)) {
        return negative ? -(float) value : (float) value;
      }
    }
    return slow(bytes, from, to);
  }

  /** The exponent from its {@code e} on, or {@link #NO_EXPONENT}. */
  static int exponent(byte[] bytes, int from, int to) {
    int i = from + 1;
    boolean negative = i < to && bytes[i] == '-';
    if (negative || (i < to && bytes[i] == '+')) {
      i++;
    }
    if ((bytes[from] | 0x20) != 'e' || i == to) {
      return NO_EXPONENT;
    }
    int value = 0;
    for (; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return NO_EXPONENT;
      }
      value = Math.min(value * 10 + digit, EXPONENT_LIMIT);
    }
    return negative ? -value : value;
  }

  private static float slow(byte[] bytes, int from, int to) {
    return Float.parseFloat(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
  }

  private static float notDecimal(byte[] bytes, int from, int to) {
    String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "inf", "+inf", "infinity", "+infinity" -> Float.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Float.NEGATIVE_INFINITY;
      default -> Float.NaN;
    };
  }
}
