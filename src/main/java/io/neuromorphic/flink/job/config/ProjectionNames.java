/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Names of projections: those that are given; else {@code from->to}, then {@code from->to#2} for
 * the second one without a name between the same two, and so on.
 */
final class ProjectionNames {

  private ProjectionNames() {}

  /** The name of each item of a list; empty where nothing tells it. */
  static List<Optional<String>> of(List<YamlValue> items) {
    Map<String, Integer> counts = new HashMap<>();
    List<Optional<String>> names = new ArrayList<>();
    for (YamlValue item : items) {
      Optional<String> given = text(item, "name");
      Optional<String> from = text(item, "from");
      Optional<String> to = text(item, "to");
      if (given.isPresent() || from.isEmpty() || to.isEmpty()) {
        names.add(given);
      } else {
        String name = from.get() + "->" + to.get();
        int count = counts.merge(name, 1, Integer::sum);
        names.add(Optional.of(count == 1 ? name : name + "#" + count));
      }
    }
    return names;
  }

  private static Optional<String> text(YamlValue item, String key) {
    return item instanceof YamlValue.Mapping map
            && map.entries().get(key) != null
            && map.entries().get(key).value() instanceof YamlValue.Scalar text
            && !text.isNull()
        ? Optional.of(text.text())
        : Optional.empty();
  }
}
