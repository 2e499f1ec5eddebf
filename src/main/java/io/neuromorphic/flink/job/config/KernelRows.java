/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads a kernel that stands in the job file: a list of its rows. */
final class KernelRows {

  private KernelRows() {}

  /** Rows of one length; empty where something was refused. */
  static Optional<float[][]> read(Section map, YamlValue.Sequence list) {
    String form = "rows of numbers, such as [[0, 1, 0], [1, 4, 1], [0, 1, 0]]";
    if (list.items().isEmpty()) {
      map.refuse("kernel", "expected " + form + ", found an empty list");
      return Optional.empty();
    }
    float[][] rows = new float[list.items().size()][];
    for (int j = 0; j < rows.length; j++) {
      YamlValue item = list.items().get(j);
      if (!(item instanceof YamlValue.Sequence row) || row.items().isEmpty()) {
        String found = item instanceof YamlValue.Sequence ? "an empty row" : item.describe();
        refuse(map, item, "expected " + form + ", found " + found);
        return Optional.empty();
      }
      if (j > 0 && row.items().size() != rows[0].length) {
        refuse(
            map,
            item,
            String.format(
                "expected rows of one length, found row 0 of %d and row %d of %d numbers",
                rows[0].length, j, row.items().size()));
        return Optional.empty();
      }
      Optional<float[]> numbers = row(map, row.items());
      if (numbers.isEmpty()) {
        return Optional.empty();
      }
      rows[j] = numbers.get();
    }
    return Optional.of(rows);
  }

  private static Optional<float[]> row(Section map, List<YamlValue> items) {
    float[] numbers = new float[items.size()];
    for (int i = 0; i < numbers.length; i++) {
      OptionalDouble number =
          items.get(i) instanceof YamlValue.Scalar scalar
              ? NumberRange.CURRENT.parse(scalar.text())
              : OptionalDouble.empty();
      if (number.isEmpty()) {
        map.refuse("kernel", items.get(i), NumberRange.CURRENT.expected());
        return Optional.empty();
      }
      numbers[i] = (float) number.getAsDouble();
    }
    return Optional.of(numbers);
  }

  private static void refuse(Section map, YamlValue item, String message) {
    map.problems().add(item.place(), map.path("kernel"), message);
  }
}
