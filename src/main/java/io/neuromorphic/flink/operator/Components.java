/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the shards of a subtask together that are to be stepped together. */
final class Components {

  private Components() {}

  /**
   * The components of some shards.
   *
   * @param together names of populations, a list for each cycle; populations in none of them are
   *     for themselves
   */
  static List<Component> of(Collection<PopulationShard> shards, List<List<String>> together) {
    List<Component> components = new ArrayList<>();
    Map<List<String>, List<PopulationShard>> cycles = new LinkedHashMap<>();
    for (PopulationShard shard : shards) {
      List<String> cycle =
          together.stream()
              .filter(names -> names.contains(shard.spec().name()))
              .findFirst()
              .orElse(List.of());
      if (cycle.isEmpty()) {
        components.add(new Component(List.of(shard)));
      } else {
        cycles.computeIfAbsent(cycle, names -> new ArrayList<>()).add(shard);
      }
    }
    cycles.forEach(
        (names, members) -> {
          // One shard each, in one key group: where one is, all are.
          if (members.size() != names.size()) {
            throw new IllegalStateException("of " + names + " there are only " + members);
          }
          components.add(new Component(members));
        });
    return components;
  }
}
