/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Refuses shards of populations that projections lead back to: these must share one key. */
final class CycleCheck {

  private final List<ProjectionConfig> projections;

  private CycleCheck(List<ProjectionConfig> projections) {
    this.projections = projections;
  }

  /** Notes every population that has shards and is in a cycle, and one such cycle. */
  static void check(Iterable<PopulationEntry> populations, List<ProjectionConfig> projections) {
    CycleCheck cycles = new CycleCheck(projections);
    for (PopulationEntry entry : populations) {
      PopulationConfig population = entry.config();
      if (population.shards() > 1) {
        cycles
            .through(population.name())
            .ifPresent(
                cycle ->
                    entry
                        .section()
                        .refuse(
                            "shards",
                            "expected 1, as projections make a cycle, "
                                + cycle
                                + ", found '"
                                + population.shards()
                                + "'"));
      }
    }
  }

  /** The shortest way from a population back to it. */
  private Optional<String> through(String start) {
    Map<String, String> before = new HashMap<>();
    Deque<String> reached = new ArrayDeque<>(List.of(start));
    while (!reached.isEmpty()) {
      String from = reached.remove();
      for (ProjectionConfig projection : projections) {
        if (projection.from().equals(from) && before.putIfAbsent(projection.to(), from) == null) {
          if (projection.to().equals(start)) {
            return Optional.of(way(start, before));
          }
          reached.add(projection.to());
        }
      }
    }
    return Optional.empty();
  }

  private static String way(String start, Map<String, String> before) {
    StringBuilder way = new StringBuilder(start);
    String name = start;
    do {
      name = before.get(name);
      way.insert(0, name + " -> ");
    } while (!name.equals(start));
    return way.toString();
  }
}
