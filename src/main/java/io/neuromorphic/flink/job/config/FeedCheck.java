/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Refuses populations of a network that nobody feeds. */
final class FeedCheck {

  private FeedCheck() {}

  /**
   * Notes every population that neither an input, nor a bias, nor noise reaches, directly or by
   * projections. An input of current events may reach all of them.
   */
  static void check(
      Collection<PopulationEntry> populations,
      List<ProjectionConfig> projections,
      List<InputConfig> inputs) {
    if (projections.isEmpty() || !inputs.stream().allMatch(InputConfig::isCamera)) {
      return;
    }
    Set<String> fed = new HashSet<>();
    inputs.stream()
        .flatMap(input -> input.encode().stream())
        .flatMap(encode -> Stream.of(encode.onInto(), encode.offInto()))
        .forEach(into -> into.ifPresent(fed::add));
    populations.stream()
        .map(PopulationEntry::config)
        .filter(p -> p.synapses().bias().length > 0 || p.synapses().noise().isPresent())
        .forEach(p -> fed.add(p.name()));
    Deque<String> next = new ArrayDeque<>(fed);
    while (!next.isEmpty()) {
      String from = next.remove();
      for (ProjectionConfig projection : projections) {
        if (projection.from().equals(from) && fed.add(projection.to())) {
          next.add(projection.to());
        }
      }
    }
    for (PopulationEntry population : populations) {
      if (!fed.contains(population.config().name())) {
        population
            .section()
            .refuse(
                "nobody feeds it; expected an input 'into' it, a projection from a population that"
                    + " is fed, a 'bias' or 'noise' (bias: 0 lets it be)");
      }
    }
  }
}
