/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

/** Text of the user's, fit to stand in a one-line message. */
final class Quoted {

  private static final int LONGEST = 80;

  private Quoted() {}

  /** The text in single quotes, on one line, cut where it is long. */
  static String of(String text) {
    return "'"
        + onOneLine(text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text)
        + "'";
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
          if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029') {
            line.append(String.format("\\u%04x", (int) c));
          } else {
            line.append(c);
          }
        }
      }
    }
    return line.toString();
  }
}
