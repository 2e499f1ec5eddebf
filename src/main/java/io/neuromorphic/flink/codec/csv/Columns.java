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
import java.util.function.UnaryOperator;

/** Which column of a file holds which field, and where the fields of the current line lie. */
final class Columns {

  private final List<String> names;
  private final UnaryOperator<String> canonical;
  private final int[] columnOf;
  private final int[] starts;
  private final int[] ends;
  private Separator separator = Separator.COMMA;

  /**
   * Columns in the order in which a file without header has them.
   *
   * @param names of the fields
   * @param canonical the one name of a column, from one that it may have in a header
   */
  Columns(List<String> names, UnaryOperator<String> canonical) {
    this.names = names;
    this.canonical = canonical;
    columnOf = new int[names.size()];
    Arrays.setAll(columnOf, field -> field);
    starts = new int[columnOf.length];
    ends = new int[columnOf.length];
  }

  /** Columns that go by one name each, in any case. */
  Columns(List<String> names) {
    this(names, Columns::lower);
  }

  /** How a column of one name may be written: in any case, with spaces around it. */
  static String lower(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  int count() {
    return starts.length;
  }

  /** What separates the fields from now on; a comma at first. */
  void separateBy(Separator symbol) {
    separator = symbol;
  }

  Separator separator() {
    return separator;
  }

  /** Whether each field stands where it does in a file without header. */
  boolean areInOrder() {
    for (int field = 0; field < columnOf.length; field++) {
      if (columnOf[field] != field) {
        return false;
      }
    }
    return true;
  }

  /**
   * Splits a line and trims its fields.
   *
   * @return how many fields it has; only if {@link #count()} may they be asked for
   */
  int split(byte[] bytes, int from, int to) {
    if (separator == Separator.SPACE) {
      return splitAtSpaces(bytes, from, to);
    }
    byte symbol = separator.symbol();
    int fields = 0;
    int start = from;
    for (int i = from; i <= to; i++) {
      if (i == to || bytes[i] == symbol) {
        if (fields < starts.length) {
          setField(fields, bytes, start, i);
        }
        fields++;
        start = i + 1;
      }
    }
    return fields;
  }

  private int splitAtSpaces(byte[] bytes, int from, int to) {
    int fields = 0;
    int i = from;
    while (true) {
      while (i < to && Separator.isSpace(bytes[i])) {
        i++;
      }
      if (i == to) {
        return fields;
      }
      int start = i;
      while (i < to && !Separator.isSpace(bytes[i])) {
        i++;
      }
      if (fields < starts.length) {
        starts[fields] = start;
        ends[fields] = i;
      }
      fields++;
    }
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
    if (!looksLikeHeader(bytes, from, to, separator)) {
      return false;
    }
    String header = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    if (!order(names(header, separator))) {
      throw new MalformedStreamException(
          offset,
          "header '"
              + RawText.cut(header, RawText.MAX_CHARS)
              + "', expected the columns "
              + String.join(",", names));
    }
    return true;
  }

  /**
   * Takes the order of the columns from their names.
   *
   * @return whether these are the names, each once; if not, nothing changes
   */
  boolean order(List<String> found) {
    List<String> known = found.stream().map(canonical).toList();
    int[] order = names.stream().mapToInt(known::indexOf).toArray();
    if (known.size() != order.length || Arrays.stream(order).anyMatch(column -> column < 0)) {
      return false;
    }
    System.arraycopy(order, 0, columnOf, 0, order.length);
    return true;
  }

  /** The fields of a header, as written. A unit in brackets belongs to the name before it. */
  static List<String> names(String header, Separator separator) {
    String line = header.replaceAll("[ \\t]+(?=[\\[(])", "").strip();
    String pattern = separator == Separator.SPACE ? "[ \\t]+" : "" + (char) separator.symbol();
    return List.of(line.split(pattern, -1));
  }

  /** Whether no field of the line begins like a number. */
  static boolean looksLikeHeader(byte[] bytes, int from, int to, Separator separator) {
    boolean fieldBegins = true;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      if (fieldBegins && ((b >= '0' && b <= '9') || b == '-' || b == '+' || b == '.')) {
        return false;
      }
      fieldBegins =
          separator == Separator.SPACE
              ? Separator.isSpace(b)
              : b == separator.symbol() || (fieldBegins && Separator.isSpace(b));
    }
    return true;
  }

  static boolean isBlank(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!Separator.isSpace(bytes[i])) {
        return false;
      }
    }
    return true;
  }

  /** The names in the order of the columns, as a header line. */
  @Override
  public String toString() {
    String[] ordered = new String[columnOf.length];
    for (int field = 0; field < columnOf.length; field++) {
      ordered[columnOf[field]] = names.get(field);
    }
    return String.join(",", ordered);
  }

  private void setField(int field, byte[] bytes, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && Separator.isSpace(bytes[from])) {
      from++;
    }
    while (to > from && Separator.isSpace(bytes[to - 1])) {
      to--;
    }
    starts[field] = from;
    ends[field] = to;
  }
}
