/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

/**
 * Reads decimal seconds from bytes as whole microseconds, exactly, without allocating. What lies
 * between two microseconds goes to the nearer one; from the very middle it goes up, also below
 * zero, so that rounding does not depend on where a recording's clock starts.
 */
final class SecondsText {

  static final String NOT_A_DECIMAL = "is not a decimal number";

  private static final int MICRO_DIGITS = 6;
  private static final int HALF = 5;
  private static final long LAST_SAFE = Long.MIN_VALUE / 10;

  private long value;

  // Digits of the number last scanned: bytes[first, end) but for the point.
  private int first;
  private int end;
  private int point;

  /** The time last parsed, µs. */
  long value() {
    return value;
  }

  /**
   * Parses {@code bytes[from, to)}: an optional sign, digits with at most one point, an optional
   * exponent.
   *
   * @return null, or what is wrong with it, one of the constants of this class and {@link
   *     IntegerText}
   */
  String parse(byte[] bytes, int from, int to) {
    if (from == to) {
      return IntegerText.MISSING;
    }
    boolean negative = bytes[from] == '-';
    scan(bytes, negative || bytes[from] == '+' ? from + 1 : from, to);
    if (end - first == (point < end ? 1 : 0)) {
      return NOT_A_DECIMAL;
    }
    int exponent = end < to ? DecimalText.exponent(bytes, end, to) : 0;
    if (exponent == DecimalText.NO_EXPONENT) {
      return NOT_A_DECIMAL;
    }
    return round(bytes, point - first + exponent + MICRO_DIGITS, negative)
        ? null
        : IntegerText.OUTSIDE_INT64;
  }

  private void scan(byte[] bytes, int from, int to) {
    first = from;
    end = from;
    point = -1;
    while (end < to && (isDigit(bytes[end]) || (bytes[end] == '.' && point < 0))) {
      if (bytes[end] == '.') {
        point = end;
      }
      end++;
    }
    point = point < 0 ? end : point;
  }

  /**
   * Takes the first {@code whole} digits, or as many with zeros after them, and rounds by the rest.
   *
   * @return whether it fits int64
   */
  private boolean round(byte[] bytes, int whole, boolean negative) {
    // Summed below zero, where int64 reaches one further.
    long sum = 0;
    boolean fits = true;
    int digits = 0;
    int next = 0;
    boolean more = false;
    for (int i = first; i < end; i++) {
      int digit = bytes[i] - '0';
      if (i == point) {
        continue;
      }
      if (digits < whole) {
        fits &= sum >= LAST_SAFE && sum * 10 >= Long.MIN_VALUE + digit;
        sum = sum * 10 - digit;
      } else if (digits == whole) {
        next = digit;
      } else {
        more |= digit != 0;
      }
      digits++;
    }
    for (; digits < whole && sum != 0 && fits; digits++) {
      fits = sum >= LAST_SAFE;
      sum *= 10;
    }
    if (next > HALF || (next == HALF && (more || !negative))) {
      fits &= sum > Long.MIN_VALUE;
      sum--;
    }
    value = negative ? sum : -sum;
    return fits && (negative || sum > Long.MIN_VALUE);
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
