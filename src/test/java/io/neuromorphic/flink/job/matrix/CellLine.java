/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One line between the JVM of a test and that of its cells.
 *
 * @param kind what it tells
 * @param fields free of tabs and line ends
 */
record CellLine(Kind kind, List<String> fields) {

  /** What a line tells. */
  enum Kind {
    /** Version of Java, class of the kernel. */
    JVM,
    /** Cell, outcome, remarks. */
    DONE,
    /** Cell, exception, remarks. */
    FAILED
  }

  private static final String MARK = "matrix";

  static CellLine of(Kind kind, String... fields) {
    return new CellLine(
        kind, Arrays.stream(fields).map(field -> field.replaceAll("\\s+", " ").strip()).toList());
  }

  /** The line, if it is one of ours. */
  static Optional<CellLine> parse(String line) {
    List<String> parts = List.of(line.split("\t", -1));
    return parts.get(0).equals(MARK)
        ? Optional.of(new CellLine(Kind.valueOf(parts.get(1)), parts.subList(2, parts.size())))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return MARK + "\t" + kind + "\t" + String.join("\t", fields);
  }
}
