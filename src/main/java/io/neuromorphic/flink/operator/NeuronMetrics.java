/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.state.PopulationState;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.flink.metrics.MetricGroup;

/**
 * Metrics of a subtask of the neurons: by population, and by input. What is counted is told on the
 * beat on which accumulators are; what is measured, once for each advance and each packet of
 * spikes. No event costs anything.
 */
final class NeuronMetrics {

  private final Collection<PopulationShard> shards;
  private final Map<String, PopulationMetrics> populations = new LinkedHashMap<>();
  private final Map<String, InputMetrics> inputs = new LinkedHashMap<>();
  private final MetricGroup operator;

  /**
   * @param operator group of the operator's metrics
   * @param shards of the subtask
   * @param clockMillis wall clock; asked by any thread
   */
  NeuronMetrics(
      MetricGroup operator,
      PopulationsSpec spec,
      Collection<PopulationShard> shards,
      LongSupplier clockMillis) {
    this.operator = operator;
    this.shards = shards;
    Map<String, List<PopulationShard>> byName =
        shards.stream()
            .collect(
                Collectors.groupingBy(
                    shard -> shard.spec().name(), LinkedHashMap::new, Collectors.toList()));
    byName.forEach(
        (name, members) ->
            populations.put(
                name,
                new PopulationMetrics(operator, name, members, spec.dtMicros(), clockMillis)));
    spec.inputs().forEach(this::input);
    publish();
  }

  private InputMetrics input(String name) {
    return inputs.computeIfAbsent(name, input -> new InputMetrics(operator, input));
  }

  /** Tells what the shards have counted. */
  void publish() {
    populations.values().forEach(PopulationMetrics::publish);
    for (PopulationShard shard : shards) {
      PopulationState state = shard.state();
      for (int i = 0; i < state.books().size(); i++) {
        input(state.books().get(i).input()).add(state.books().get(i), state.pendingEvents(i));
      }
    }
    inputs.values().forEach(InputMetrics::publish);
  }

  /**
   * Counts steps that were made in one go; each population of a cycle is told the time of all of
   * them.
   *
   * @param windows how many
   * @param nanos how long that took, without sending the spikes
   */
  void stepped(Component component, long windows, long nanos) {
    if (windows == 0) {
      return;
    }
    List<PopulationShard> members = component.members();
    for (int i = 0; i < members.size(); i++) {
      populations.get(members.get(i).spec().name()).stepped(windows, nanos);
    }
  }

  /** Counts a packet of spikes that leaves; its oldest spike has the given time, µs. */
  void sent(String population, long micros) {
    populations.get(population).sent(micros);
  }
}
