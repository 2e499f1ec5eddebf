/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One way to run the job: a value of each factor.
 *
 * @param values by factor; all factors have one
 */
record Cell(Map<Factor, String> values) {

  Cell {
    values = Map.copyOf(values);
  }

  /** Every combination. */
  static List<Cell> all(List<String> jdks) {
    List<Map<Factor, String>> cells = List.of(new EnumMap<>(Factor.class));
    for (Factor factor : Factor.values()) {
      List<Map<Factor, String>> longer = new ArrayList<>();
      for (Map<Factor, String> cell : cells) {
        for (String value : factor.values(jdks)) {
          Map<Factor, String> next = new EnumMap<>(Factor.class);
          next.putAll(cell);
          next.put(factor, value);
          longer.add(next);
        }
      }
      cells = longer;
    }
    return cells.stream().map(Cell::new).toList();
  }

  /** The cell that {@link #toString} has written. */
  static Cell parse(String text, List<String> jdks) {
    Map<Factor, String> values = new EnumMap<>(Factor.class);
    for (String part : text.split(",", -1)) {
      String[] pair = part.strip().split("=", 2);
      Factor factor =
          Arrays.stream(Factor.values())
              .filter(f -> pair.length == 2 && f.word().equals(pair[0]))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("no factor in '" + part + "'"));
      if (!factor.values(jdks).contains(pair[1])) {
        throw new IllegalArgumentException(
            "'" + part + "': expected one of " + factor.values(jdks));
      }
      values.put(factor, pair[1]);
    }
    if (values.size() < Factor.values().length) {
      throw new IllegalArgumentException("'" + text + "' has no value of every factor");
    }
    return new Cell(values);
  }

  String get(Factor factor) {
    return values.get(factor);
  }

  boolean is(Factor factor, String value) {
    return get(factor).equals(value);
  }

  int parallelism() {
    return Integer.parseInt(get(Factor.PARALLELISM));
  }

  ArrivalOrder order() {
    return ArrivalOrder.valueOf(get(Factor.ORDER).toUpperCase(Locale.ROOT));
  }

  PacketSize packets() {
    return PacketSize.valueOf(get(Factor.PACKETS).toUpperCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return Arrays.stream(Factor.values())
        .map(factor -> factor.word() + "=" + get(factor))
        .collect(Collectors.joining(","));
  }
}
