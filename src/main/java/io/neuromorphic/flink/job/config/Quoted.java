/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

/** Text of the user's, fit to stand in a one-line message. */
final class Quoted {

  private static final int LONGEST = 80;

  private Quoted() {}

  /** The start of a text, with dots where it was longer. */
  static String cut(String text, int longest) {
    return text.length() > longest ? text.substring(0, longest) + "..." : text;
  }

  /** The text in single quotes, on one line, cut where it is long. */
  static String of(String text) {
    return "'" + onOneLine(cut(text, LONGEST)) + "'";
  }

  /** The text with its control characters spelled out. */
  static String onOneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        case '\t' -> line.append("\\t");
        default -> {
          if (isUnseen(c)) {
            line.append(String.format("\\u%04x", (int) c));
          } else {
            line.append(c);
          }
        }
      }
    }
    return line.toString();
  }

  /**
   * Whether a terminal would not show it, but do what it says, such as write from right to left.
   */
  private static boolean isUnseen(char c) {
    int type = Character.getType(c);
    return Character.isISOControl(c)
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.FORMAT;
  }
}
