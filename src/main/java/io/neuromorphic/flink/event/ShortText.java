/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

/** What is told of input that may be of any length. */
public final class ShortText {

  private static final String ELLIPSIS = "...";

  private ShortText() {}

  /** The start of {@code text}, at most {@code max} characters; an ellipsis tells of a cut. */
  public static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int end = max - ELLIPSIS.length();
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + ELLIPSIS;
  }
}
