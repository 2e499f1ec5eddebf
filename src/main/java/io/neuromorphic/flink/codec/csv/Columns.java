/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.RawText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which column of a file holds which field, and where the fields of the current line lie. */
final class Columns {

  static final byte SEPARATOR = ',';

  private static final String SHORT_POLARITY = "p";
  private static final String POLARITY = "polarity";

  private final List<String> names;
  private final int[] columnOf;
  private final int[] starts;
  private final int[] ends;

  /** The fields expected, in the order in which a file without header has them. */
  Columns(String... names) {
    this.names = List.of(names);
    columnOf = new int[names.length];
    Arrays.setAll(columnOf, field -> field);
    starts = new int[names.length];
    ends = new int[names.length];
  }

  int count() {
    return starts.length;
  }

  /**
   * Splits a line and trims its fields.
   *
   * @return how many fields it has; only if {@link #count()} may they be asked for
   */
  int split(byte[] bytes, int from, int to) {
    int fields = 0;
    int start = from;
    for (int i = from; i <= to; i++) {
      if (i == to || bytes[i] == SEPARATOR) {
        if (fields < starts.length) {
          setField(fields, bytes, start, i);
        }
        fields++;
        start = i + 1;
      }
    }
    return fields;
  }

  /** First byte of a field of the line last split. */
  int start(int field) {
    return starts[columnOf[field]];
  }

  /** First byte after a field of the line last split. */
  int end(int field) {
    return ends[columnOf[field]];
  }

  /**
   * Takes the order of the columns from the first line, if that is a header: a line none of whose
   * fields begins like a number.
   *
   * @throws MalformedStreamException if it is a header of other columns
   */
  boolean readHeader(byte[] bytes, int from, int to, long offset) throws MalformedStreamException {
    if (!looksLikeHeader(bytes, from, to)) {
      return false;
    }
    String header = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    List<String> found = Arrays.stream(header.split(",", -1)).map(Columns::canonical).toList();
    for (int field = 0; field < names.size(); field++) {
      columnOf[field] = found.indexOf(names.get(field));
    }
    if (found.size() != names.size() || Arrays.stream(columnOf).anyMatch(column -> column < 0)) {
      throw new MalformedStreamException(
          offset,
          "header '" + RawText.cut(header, RawText.MAX_CHARS) + "', expected the columns " + this);
    }
    return true;
  }

  /** Whether no field of the line begins like a number. */
  static boolean looksLikeHeader(byte[] bytes, int from, int to) {
    boolean fieldBegins = true;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (fieldBegins && ((b >= '0' && b <= '9') || b == '-' || b == '+' || b == '.')) {
        return false;
      }
      fieldBegins = b == SEPARATOR || (fieldBegins && isSpace(b));
    }
    return true;
  }

  static boolean isBlank(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isSpace(bytes[i])) {
        return false;
      }
    }
    return true;
  }

  /** The names as a header line. */
  @Override
  public String toString() {
    return String.join(",", names);
  }

  private void setField(int field, byte[] bytes, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && isSpace(bytes[from])) {
      from++;
    }
    while (to > from && isSpace(bytes[to - 1])) {
      to--;
    }
    starts[field] = from;
    ends[field] = to;
  }

  /** A column as it may be named, by its one name. */
  static String canonical(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT);
    return lower.equals(SHORT_POLARITY) ? POLARITY : lower;
  }

  private static boolean isSpace(byte b) {
    return b == ' ' || b == '\t';
  }
}
