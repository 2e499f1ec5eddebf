/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.SensorInfo;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the lines before the first event tell: order of columns, separator, times, sensor. */
final class CameraLayout {

  static final List<String> COLUMNS =
      List.of(CameraNames.T, CameraNames.X, CameraNames.Y, CameraNames.POLARITY);

  /** The order of columns that a file with OpenEB's geometry line has. */
  private static final List<String> OPENEB =
      List.of(CameraNames.X, CameraNames.Y, CameraNames.POLARITY, CameraNames.T);

  private static final Pattern GEOMETRY =
      Pattern.compile("%\\s*geometry\\s*:\\s*(\\d{1,5})\\s*,\\s*(\\d{1,5})\\s*");

  private static final int SIDES = 1 << Character.SIZE;

  final Columns columns = new Columns(COLUMNS, CameraNames::canonical);
  private TimeKind times = TimeKind.UNDECIDED;
  private SensorInfo sensor = SensorInfo.UNKNOWN;
  private boolean named;
  private boolean rowsBegun;
  private boolean open = true;

  TimeKind times() {
    return times;
  }

  void times(TimeKind kind) {
    times = kind;
  }

  SensorInfo sensor() {
    return sensor;
  }

  /** An event has been read: what follows are rows of the same form. */
  void close() {
    open = false;
  }

  /**
   * Learns from a line as long as no event has been read.
   *
   * @return whether it is no row
   * @throws MalformedStreamException where the first line is a header of other columns
   */
  boolean take(byte[] bytes, int from, int to, long offset) throws MalformedStreamException {
    if (!open) {
      return false;
    }
    String comment = comment(bytes, from, to);
    if (comment != null) {
      takeComment(comment);
      return true;
    }
    columns.separateBy(Separator.of(bytes, from, to));
    boolean first = !rowsBegun;
    rowsBegun = true;
    if (first && columns.readHeader(bytes, from, to, offset)) {
      named = true;
      takeTimes(text(bytes, from, to));
      return true;
    }
    return false;
  }

  /** A comment's line; null where the line is none. */
  static String comment(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && Separator.isSpace(bytes[at])) {
      at++;
    }
    return at < to && (bytes[at] == '#' || bytes[at] == '%') ? text(bytes, at, to) : null;
  }

  /** The size of the sensor that OpenEB writes, {@code %geometry:WIDTH,HEIGHT}; else unknown. */
  static SensorInfo geometry(String comment) {
    Matcher matcher = GEOMETRY.matcher(comment);
    if (!matcher.matches()) {
      return SensorInfo.UNKNOWN;
    }
    int width = Integer.parseInt(matcher.group(1));
    int height = Integer.parseInt(matcher.group(2));
    boolean possible = Math.min(width, height) > 0 && Math.max(width, height) <= SIDES;
    return possible ? new SensorInfo("", width, height) : SensorInfo.UNKNOWN;
  }

  /** Whether a comment names the columns, as NumPy writes them. */
  static boolean isHeader(String comment) {
    return new Columns(COLUMNS, CameraNames::canonical).order(commented(comment));
  }

  private void takeComment(String comment) {
    SensorInfo told = geometry(comment);
    if (told.width() > 0) {
      sensor = told;
      if (!named) {
        columns.order(OPENEB);
      }
    } else if (!named && columns.order(commented(comment))) {
      named = true;
      takeTimes(withoutMark(comment));
    }
  }

  private void takeTimes(String header) {
    byte[] bytes = header.getBytes(StandardCharsets.UTF_8);
    Columns.names(header, Separator.of(bytes, 0, bytes.length)).stream()
        .map(CameraNames::timeKind)
        .filter(kind -> kind != TimeKind.UNDECIDED)
        .forEach(this::times);
  }

  private static List<String> commented(String comment) {
    String names = withoutMark(comment);
    byte[] bytes = names.getBytes(StandardCharsets.UTF_8);
    return Columns.names(names, Separator.of(bytes, 0, bytes.length));
  }

  private static String withoutMark(String comment) {
    return comment.replaceFirst("^[#%\\s]+", "");
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }
}
