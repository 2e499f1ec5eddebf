/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec;

import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.event.ShortText;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Offending bytes as the short text that goes into a rejection. */
public final class RawText {

  /** Longest text, characters. */
  public static final int MAX_CHARS = Rejection.MAX_VALUE_CHARS;

  private static final int MAX_UTF8_BYTES_PER_CHAR = 4;
  private static final int HEX_BYTES = 32;
  private static final String ELLIPSIS = "...";

  private RawText() {}

  /** {@code bytes[from, to)} read as UTF-8, cut to {@link #MAX_CHARS}. */
  public static String of(byte[] bytes, int from, int to) {
    int length = Math.min(to - from, (MAX_CHARS + 1) * MAX_UTF8_BYTES_PER_CHAR);
    return cut(new String(bytes, from, length, StandardCharsets.UTF_8), MAX_CHARS);
  }

  /** The start of {@code text}, at most {@code max} characters; an ellipsis tells of a cut. */
  public static String cut(String text, int max) {
    return ShortText.cut(text, max);
  }

  /** The first bytes of a binary record, in hex, and its length. */
  public static String hex(byte[] bytes) {
    int shown = Math.min(bytes.length, HEX_BYTES);
    return "0x"
        + HexFormat.of().formatHex(bytes, 0, shown)
        + (shown < bytes.length ? ELLIPSIS : "")
        + " ("
        + bytes.length
        + " bytes)";
  }
}
