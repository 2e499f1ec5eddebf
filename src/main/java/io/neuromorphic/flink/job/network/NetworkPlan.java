/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.network;

import io.neuromorphic.flink.job.config.InputConfig;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.PopulationConfig;
import io.neuromorphic.flink.job.config.ProjectionConfig;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The graph of a job's populations, condensed: populations in a cycle of projections form a
 * component and are stepped together; components without projections from others share the first
 * stage; every other component is a stage of its own, after those that it gets spikes from. A stage
 * becomes one Flink operator.
 */
public final class NetworkPlan {

  /** Name of the stage of all components that no other component projects to. */
  public static final String FIRST = "";

  private final JobConfig config;
  private final List<Stage> stages;
  private final Map<String, Stage> stageOf = new HashMap<>();
  private final Map<String, Component> componentOf = new HashMap<>();

  /** By input: names of the populations that it reaches. */
  private final Map<String, Set<String>> reachedBy = new HashMap<>();

  /**
   * Populations that are stepped together.
   *
   * @param populations their names, in the order of the job file
   * @param isCycle whether a spike can come back to where it came from, by way of projections or
   *     recurrent weights
   */
  public record Component(List<String> populations, boolean isCycle) {}

  /**
   * One operator.
   *
   * @param name {@link #FIRST}, or the least name of its populations
   * @param components at least one; in all stages but the first exactly one
   */
  public record Stage(String name, List<Component> components) {

    /** Names of all its populations. */
    public List<String> populations() {
      return components.stream().flatMap(c -> c.populations().stream()).toList();
    }
  }

  private NetworkPlan(JobConfig config, Map<String, Set<String>> next, List<Stage> stages) {
    this.config = config;
    this.stages = stages;
    for (Stage stage : stages) {
      for (Component component : stage.components()) {
        component.populations().forEach(name -> componentOf.put(name, component));
        component.populations().forEach(name -> stageOf.put(name, stage));
      }
    }
    Set<String> all = new HashSet<>();
    for (InputConfig input : config.inputs()) {
      Set<String> reached = reached(input, next);
      reachedBy.put(input.name(), reached);
      all.addAll(reached);
    }
    for (PopulationConfig population : config.populations()) {
      if (!all.contains(population.name())) {
        reachedBy.values().forEach(reached -> reached.add(population.name()));
      }
    }
  }

  /** Populations that events of an input are sent to, and all that spikes of these can come to. */
  private Set<String> reached(InputConfig input, Map<String, Set<String>> next) {
    Set<String> reached = new HashSet<>();
    Deque<String> left = new ArrayDeque<>();
    for (PopulationConfig population : config.populations()) {
      if (sendsTo(input, population.name())) {
        left.add(population.name());
      }
    }
    while (!left.isEmpty()) {
      String name = left.poll();
      if (reached.add(name)) {
        left.addAll(next.get(name));
      }
    }
    return reached;
  }

  /** The plan of a job. */
  public static NetworkPlan of(JobConfig config) {
    List<String> names = config.populations().stream().map(PopulationConfig::name).toList();
    Map<String, Set<String>> next = new LinkedHashMap<>();
    names.forEach(name -> next.put(name, new LinkedHashSet<>()));
    for (ProjectionConfig projection : config.projections()) {
      next.get(projection.from()).add(projection.to());
    }
    List<List<String>> components = StrongComponents.of(next);
    List<Component> first = new ArrayList<>();
    List<Stage> later = new ArrayList<>();
    for (List<String> members : components) {
      List<String> inOrder =
          members.stream().sorted(Comparator.comparingInt(names::indexOf)).toList();
      Component component = new Component(inOrder, isCycle(config, inOrder));
      boolean fed =
          config.projections().stream()
              .anyMatch(p -> inOrder.contains(p.to()) && !inOrder.contains(p.from()));
      if (fed) {
        later.add(new Stage(inOrder.stream().min(String::compareTo).get(), List.of(component)));
      } else {
        first.add(component);
      }
    }
    first.sort(Comparator.comparingInt(c -> names.indexOf(c.populations().get(0))));
    List<Stage> stages = new ArrayList<>();
    stages.add(new Stage(FIRST, List.copyOf(first)));
    stages.addAll(later);
    return new NetworkPlan(config, next, List.copyOf(stages));
  }

  private static boolean isCycle(JobConfig config, List<String> members) {
    return members.size() > 1
        || config.population(members.get(0)).synapses().recurrent().isPresent()
        || config.projections().stream()
            .anyMatch(p -> p.from().equals(p.to()) && members.contains(p.to()));
  }

  /** The stages, each after all that it gets spikes from. */
  public List<Stage> stages() {
    return stages;
  }

  /** Whether spikes of a stage go to another, by their numbers. */
  public boolean feeds(int from, int to) {
    List<String> sources = stages.get(from).populations();
    List<String> targets = stages.get(to).populations();
    return from != to
        && config.projections().stream()
            .anyMatch(p -> sources.contains(p.from()) && targets.contains(p.to()));
  }

  /** The stage of a population. */
  public Stage stageOf(String population) {
    return known(stageOf, population);
  }

  /** The component of a population. */
  public Component componentOf(String population) {
    return known(componentOf, population);
  }

  private static <T> T known(Map<String, T> of, String population) {
    T found = of.get(population);
    if (found == null) {
      throw new IllegalArgumentException("no population '" + population + "'");
    }
    return found;
  }

  /**
   * Names of the populations that an input reaches, directly or by projections, in the order of the
   * job file. One that nothing reaches is counted as reached by all: it lives for as long as the
   * job has input.
   */
  public Set<String> reachedBy(InputConfig input) {
    Set<String> reached = new LinkedHashSet<>();
    for (PopulationConfig population : config.populations()) {
      if (reachedBy.get(input.name()).contains(population.name())) {
        reached.add(population.name());
      }
    }
    return reached;
  }

  /** Whether an input reaches a population, as {@link #reachedBy} tells. */
  public boolean reaches(InputConfig input, String population) {
    return reachedBy.get(input.name()).contains(population);
  }

  /**
   * Whether events of an input may be sent to a population. Current events name their population
   * themselves: any.
   */
  public boolean sendsTo(InputConfig input, String population) {
    return input
        .encode()
        .map(
            encode ->
                encode.onInto().filter(population::equals).isPresent()
                    || encode.offInto().filter(population::equals).isPresent())
        .orElse(true);
  }
}
