/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.kernel.IzhikevichBehavior;
import io.neuromorphic.flink.kernel.IzhikevichParameters;
import io.neuromorphic.flink.kernel.IzhikevichState;
import io.neuromorphic.flink.kernel.StepConstants;
import io.neuromorphic.flink.source.neurons.StartState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the populations of a job. Neurons start in the state that {@code initial} says, else in
 * their behaviour's; without a behaviour v starts at c and u at b·v, in float32.
 */
final class PopulationReader {

  private static final List<String> KEYS =
      List.of(
          "size",
          "behavior",
          "parameters",
          "initial",
          "shards",
          "recurrent-weights",
          "input-weights");
  private static final int MOST_NEURONS = 1 << 26;
  private static final int MOST_SHARDS = 128;

  private final long dtMicros;

  PopulationReader(long dtMicros) {
    this.dtMicros = dtMicros;
  }

  List<PopulationConfig> read(Section job) {
    String expected = "a map of at least one population by its name";
    Map<String, YamlValue.Entry> entries = job.entries("populations", expected);
    if (!job.has("populations")) {
      job.refuse("missing key 'populations', " + expected);
    } else if (job.value("populations").get() instanceof YamlValue.Mapping && entries.isEmpty()) {
      job.refuse("populations", "expected " + expected + ", found none");
    }
    List<PopulationConfig> populations = new ArrayList<>();
    entries.forEach(
        (name, entry) -> {
          String path = "populations." + name;
          Names.problemOfName(name)
              .ifPresent(problem -> job.problems().add(entry.keyPlace(), "populations", problem));
          if (entry.value() instanceof YamlValue.Mapping map) {
            Section section = new Section(map, entry.keyPlace(), path, job.problems(), KEYS);
            populations.add(read(name, section));
          } else {
            String found = entry.value().describe();
            job.problems()
                .add(entry.keyPlace(), path, "expected a map of one population, found " + found);
          }
        });
    return List.copyOf(populations);
  }

  private PopulationConfig read(String name, Section population) {
    for (String later : List.of("recurrent-weights", "input-weights")) {
      if (population.has(later)) {
        population.refuse(later, later + " are not supported yet in this version");
      }
    }
    List<Integer> size = size(population);
    Optional<IzhikevichBehavior> behavior = behavior(population);
    if (!population.has("behavior") && !population.has("parameters")) {
      population.refuse("needs 'behavior' or 'parameters'");
    }
    IzhikevichParameters parameters =
        ParametersReader.read(population, behavior.map(IzhikevichBehavior::parameters));
    Optional<IzhikevichState> rest = behavior.map(named -> named.behavior().s());
    float v = rest.map(state -> state.v()[0]).orElse((float) parameters.c());
    Optional<Section> initial = population.section("initial", InitialStateReader.KEYS);
    if (initial.isPresent()) {
      v = initial.get().real32("v", v, -Float.MAX_VALUE, Float.MAX_VALUE);
    }
    float u = rest.map(state -> state.u()[0]).orElse((float) parameters.b() * v);
    if (initial.isPresent()) {
      u = initial.get().real32("u", u, -Float.MAX_VALUE, Float.MAX_VALUE);
    }
    checkStep(population, parameters, v, u);
    int neurons = size.get(0) * size.get(1);
    int shards = (int) population.whole("shards", 1, 1, Math.min(neurons, MOST_SHARDS));
    Optional<StartState> start =
        initial.flatMap(section -> InitialStateReader.read(section, name, neurons));
    return new PopulationConfig(name, size.get(0), size.get(1), parameters, v, u, shards, start);
  }

  /** Width and height. */
  private static List<Integer> size(Section population) {
    Optional<YamlValue> size = population.value("size");
    if (size.isEmpty()) {
      population.refuse("missing key 'size', a number of neurons or [width, height]");
      return List.of(MOST_SHARDS, 1);
    }
    if (size.get() instanceof YamlValue.Scalar) {
      return List.of((int) population.whole("size", 1, 1, MOST_NEURONS), 1);
    }
    List<Integer> edges =
        population
            .wholes("size", "a number of neurons or [width, height]", 2, 1, MOST_NEURONS)
            .orElse(List.of(MOST_SHARDS, 1));
    if ((long) edges.get(0) * edges.get(1) > MOST_NEURONS) {
      population.refuse("size", "expected at most " + MOST_NEURONS + " neurons, found " + edges);
      return List.of(MOST_SHARDS, 1);
    }
    return edges;
  }

  private static Optional<IzhikevichBehavior> behavior(Section population) {
    List<String> names = IzhikevichBehavior.norseNames();
    Optional<String> name = population.text("behavior", "the name of a behaviour");
    if (name.isPresent() && !names.contains(name.get())) {
      String near = Suggestions.didYouMean(name.get(), names);
      population.refuse(
          "behavior",
          "no behaviour "
              + Quoted.of(name.get())
              + (near.isEmpty() ? "; known are " + String.join(", ", names) : near));
    }
    return name.filter(names::contains).map(IzhikevichBehavior::of);
  }

  /** The constants of a step must be finite in float32. */
  private void checkStep(Section population, IzhikevichParameters parameters, float v, float u) {
    try {
      StepConstants.of(parameters, dtMicros / 1e6, v, u);
    } catch (IllegalArgumentException e) {
      population.refuse("parameters", e.getMessage());
    }
  }
}
