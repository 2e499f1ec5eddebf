/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.csv;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What kind of events a text file holds, as far as its first lines tell. */
public enum CsvKind {
  /** Camera events. */
  CAMERA,
  /** Current events. */
  CURRENTS,
  /** Neither. */
  NONE;

  /** So many lines at most are looked at for one that is not damaged. */
  private static final int LINES = 10;

  private static final String INTEGER = "[+-]?\\d+";

  /**
   * Tells the kind by the names of the header; without header by the first row of four fields that
   * begins with an integer: currents have a population, which is no integer, as their second.
   *
   * @param head first bytes of the file
   * @param length how many
   */
  public static CsvKind of(byte[] head, int length) {
    String text = new String(head, 0, length, StandardCharsets.UTF_8);
    String withoutMark = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return withoutMark
        .lines()
        .filter(line -> !line.isBlank())
        .limit(LINES)
        .map(CsvKind::ofLine)
        .filter(kind -> kind != NONE)
        .findFirst()
        .orElse(NONE);
  }

  private static CsvKind ofLine(String line) {
    if (line.chars().anyMatch(c -> Character.isISOControl(c) && c != '\t')) {
      return NONE;
    }
    String[] fields = line.split(",", -1);
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    if (Columns.looksLikeHeader(bytes, 0, bytes.length)) {
      Set<String> names = Arrays.stream(fields).map(Columns::canonical).collect(Collectors.toSet());
      return names.equals(Set.of(CameraCsvDecoder.COLUMNS))
          ? CAMERA
          : names.equals(Set.of(CurrentCsvDecoder.COLUMNS)) ? CURRENTS : NONE;
    }
    if (fields.length != CameraCsvDecoder.COLUMNS.length || !fields[0].strip().matches(INTEGER)) {
      return NONE;
    }
    return fields[1].strip().matches(INTEGER) ? CAMERA : CURRENTS;
  }
}
