/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads polarities as they are written in text: 0 or 1, -1 or 1, false or true in any case. */
final class PolarityText {

  private static final int LONGEST_WORD = "false".length();

  private PolarityText() {}

  /**
   * The polarity {@code bytes[from, to)}.
   *
   * @param integer used for parsing
   * @return 0 or 1; -1 if it is none
   */
  static int parse(byte[] bytes, int from, int to, IntegerText integer) {
    if (integer.parse(bytes, from, to) == null) {
      long value = integer.value();
      return value == 1 ? 1 : value == 0 || value == -1 ? 0 : -1;
    }
    if (to - from > LONGEST_WORD) {
      return -1;
    }
    String word = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "true" -> 1;
      case "false" -> 0;
      default -> -1;
    };
  }
}
