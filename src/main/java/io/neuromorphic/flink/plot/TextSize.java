/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

/** How wide text is about, in a common sans-serif font: rather too wide than too narrow. */
final class TextSize {

  private static final double USUAL = 0.64;
  private static final double NARROW = 0.36;
  private static final double WIDE = 0.95;
  private static final double CAPITAL = 0.72;
  private static final double BOLD = 1.1;
  private static final int LONGEST = 44;

  private TextSize() {}

  /** Width in pixels. */
  static double of(String text, int fontSize, boolean bold) {
    double width = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("iljtfr.,:;'|!()[] ".indexOf(c) >= 0) {
        width += NARROW;
      } else if ("mwMW%@=+<>".indexOf(c) >= 0) {
        width += WIDE;
      } else {
        width += Character.isUpperCase(c) ? CAPITAL : USUAL;
      }
    }
    return width * fontSize * (bold ? BOLD : 1);
  }

  /** The same text, cut where it is too long for a drawing. */
  static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + '\u2026';
  }
}
