/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

/** Reads decimal integers from bytes without allocating. */
final class IntegerText {

  static final String MISSING = "is missing";
  static final String NOT_AN_INTEGER = "is not an integer";
  static final String OUTSIDE_INT64 = "is outside int64";

  private static final long LAST_SAFE = Long.MIN_VALUE / 10;

  private long value;

  /** The number last parsed. */
  long value() {
    return value;
  }

  /**
   * Parses {@code bytes[from, to)}: an optional sign and decimal digits.
   *
   * @return null, or what is wrong with it, one of the constants of this class
   */
  String parse(byte[] bytes, int from, int to) {
    if (from == to) {
      return MISSING;
    }
    boolean negative = bytes[from] == '-';
    int i = negative || bytes[from] == '+' ? from + 1 : from;
    if (i == to) {
      return NOT_AN_INTEGER;
    }
    // Summed below zero, where int64 reaches one further.
    long sum = 0;
    boolean overflow = false;
    for (; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return NOT_AN_INTEGER;
      }
      overflow |= sum < LAST_SAFE || sum * 10 < Long.MIN_VALUE + digit;
      sum = sum * 10 - digit;
    }
    if (overflow || (!negative && sum == Long.MIN_VALUE)) {
      return OUTSIDE_INT64;
    }
    value = negative ? sum : -sum;
    return null;
  }
}
