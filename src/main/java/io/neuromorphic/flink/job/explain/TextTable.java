/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A table in plain text. */
final class TextTable {

  private final Set<Integer> toTheRight;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * @param toTheRight columns of numbers
   */
  TextTable(Set<Integer> toTheRight) {
    this.toTheRight = toTheRight;
  }

  void add(List<String> row) {
    rows.add(row);
  }

  /** The lines of the table, each with its end. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        int at = column;
        int width = rows.stream().mapToInt(r -> r.get(at).length()).max().orElse(0);
        String pad = " ".repeat(width - row.get(column).length());
        line.append(column == 0 ? "" : "  ");
        line.append(toTheRight.contains(column) ? pad + row.get(column) : row.get(column) + pad);
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
