/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** What kind of events a text file holds, as far as its first lines tell. */
public enum CsvKind {
  /** Camera events. */
  CAMERA,
  /** Current events. */
  CURRENTS,
  /** Neither. */
  NONE;

  /** So many lines at most are looked at for one that is not damaged, comments not counted. */
  private static final int LINES = 10;

  private static final int FIELDS = 4;

  /** How AEDAT files begin whose header lines look like comments. */
  private static final String AEDAT = "#!AER-DAT";

  private static final Pattern INTEGER = Pattern.compile("[+-]?\\d+");
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:\\d++(?:\\.\\d*+)?|\\.\\d++)(?:[eE][+-]?\\d++)?");
  private static final Pattern POLARITY = Pattern.compile("[+-]?[01]|(?i:true|false)");

  /**
   * Tells the kind by the names of the header or of a comment, or by OpenEB's geometry line;
   * without these by the first row of four fields.
   *
   * <p>Rows separated by commas that begin with an integer are currents if their second field, the
   * population, is not an integer, or their fourth, the current, is a decimal with a point or an
   * exponent; else they are camera events. Camera events, too, are rows {@code t x y polarity} with
   * times in seconds or with other separators.
   *
   * @param head first bytes of the file
   * @param length how many
   */
  public static CsvKind of(byte[] head, int length) {
    String text = new String(head, 0, length, StandardCharsets.UTF_8);
    String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
    if (withoutMark.startsWith(AEDAT)) {
      return NONE;
    }
    int rows = 0;
    for (String line : (Iterable<String>) withoutMark.lines()::iterator) {
      byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
      String comment = CameraLayout.comment(bytes, 0, bytes.length);
      CsvKind kind = comment == null ? ofLine(line, bytes) : ofComment(comment);
      rows += comment == null && !line.isBlank() ? 1 : 0;
      if (kind != NONE || rows == LINES) {
        return kind;
      }
    }
    return NONE;
  }

  private static CsvKind ofComment(String comment) {
    boolean told = CameraLayout.geometry(comment).width() > 0 || CameraLayout.isHeader(comment);
    return told ? CAMERA : NONE;
  }

  private static CsvKind ofLine(String line, byte[] bytes) {
    if (line.isBlank() || line.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t')) {
      return NONE;
    }
    Separator separator = Separator.of(bytes, 0, bytes.length);
    List<String> fields = Columns.names(line, separator).stream().map(String::strip).toList();
    if (Columns.looksLikeHeader(bytes, 0, bytes.length, separator)) {
      boolean currents = new Columns(CurrentCsvDecoder.COLUMNS).order(fields);
      boolean camera = new Columns(CameraLayout.COLUMNS, CameraNames::canonical).order(fields);
      return currents && separator == Separator.COMMA ? CURRENTS : camera ? CAMERA : NONE;
    }
    return fields.size() == FIELDS ? ofRow(fields, separator) : NONE;
  }

  private static CsvKind ofRow(List<String> row, Separator separator) {
    boolean pixel = is(INTEGER, row.get(1)) && is(INTEGER, row.get(2));
    if (pixel && is(DECIMAL, row.get(0)) && is(POLARITY, row.get(3))) {
      return CAMERA;
    }
    if (separator != Separator.COMMA || !is(INTEGER, row.get(0))) {
      return NONE;
    }
    boolean current = is(DECIMAL, row.get(3)) && !is(INTEGER, row.get(3));
    return is(INTEGER, row.get(1)) && !current ? CAMERA : CURRENTS;
  }

  private static boolean is(Pattern pattern, String field) {
    return pattern.matcher(field).matches();
  }
}
