/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.kernel.IzhikevichBehavior;
import io.neuromorphic.flink.kernel.IzhikevichState;
import io.neuromorphic.flink.kernel.StepConstants;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the populations of a job. */
final class PopulationReader {

  private static final int MOST_SHARDS = 128;

  static final Keys KEYS =
      Keys.of(
          "a population",
          Key.of(
              "size",
              "whole number of neurons or [width, height]; at most " + GridReader.MOST,
              Default.REQUIRED,
              "How many neurons it has. Camera events need [width, height]."),
          Key.of(
              "behavior",
              "name of a behaviour",
              Default.told("required, or `parameters`"),
              "Parameters and initial state of one of the 20 named behaviours; `bin/neuromorphic"
                  + " behavior` lists them."),
          Key.of(
                  "parameters",
                  "map",
                  Default.told("the behaviour's"),
                  "Parameters by their Norse names; those that are given replace the behaviour's.")
              .map(ParametersReader.KEYS),
          Key.of(
                  "initial",
                  "map",
                  Default.told("the behaviour's; else v = c and u = b·v"),
                  "State in which the neurons start.")
              .map(InitialStateReader.KEYS),
          Key.of(
                  "bias",
                  NeuronNumbersReader.TAKES,
                  Default.told("none"),
                  "Constant input current, at most 65536 in size. Not the model's constant, which is"
                      + " `parameters.bias`.")
              .map(NeuronNumbersReader.KEYS),
          Key.of("noise", "map", Default.told("none"), "Random input current.")
              .map(SynapsesReader.NOISE_KEYS),
          Key.of(
                  "recurrent-weights",
                  WeightsReader.TAKES + "; [size, size]",
                  Default.told("none"),
                  "Synapses for the population's own spikes of the window before.")
              .map(WeightsReader.KEYS),
          Key.of(
                  "input-weights",
                  WeightsReader.TAKES + "; [size, input lines]",
                  Default.told("none"),
                  "Events of the population address its input lines, not its neurons.")
              .map(WeightsReader.KEYS),
          Key.of(
              "input-size",
              "whole number of input lines or [width, height]; at most " + GridReader.MOST,
              Default.told("required with `input-weights`"),
              "How many input lines there are. Only with `input-weights`."),
          Key.of(
              "shards",
              "whole number, 1 to " + MOST_SHARDS + ", at most the size",
              Default.of("1"),
              "Ranges that the neurons are cut into, to use as many slots. 1 with"
                  + " `recurrent-weights` or `input-weights`, and in a cycle of projections."
                  + " Permanent: a job does not resume with another number."));

  private final long dtMicros;

  PopulationReader(long dtMicros) {
    this.dtMicros = dtMicros;
  }

  /** By name, in the order of the file. */
  Map<String, PopulationEntry> read(Section job) {
    String expected = "a map of at least one population by its name";
    Map<String, YamlValue.Entry> entries = job.entries("populations", expected);
    if (!job.has("populations")) {
      job.refuse("missing key 'populations', " + expected);
    } else if (job.value("populations").get() instanceof YamlValue.Mapping && entries.isEmpty()) {
      job.refuse("populations", "expected " + expected + ", found none");
    }
    Map<String, PopulationEntry> populations = new LinkedHashMap<>();
    entries.forEach(
        (name, entry) -> {
          String path = "populations." + name;
          Names.problemOfName(name)
              .ifPresent(problem -> job.problems().add(entry.keyPlace(), "populations", problem));
          if (entry.value() instanceof YamlValue.Mapping map) {
            Section section = job.item("populations", map, entry.keyPlace(), path);
            populations.put(name, read(name, section));
          } else {
            String found = entry.value().describe();
            job.problems()
                .add(entry.keyPlace(), path, "expected a map of one population, found " + found);
          }
        });
    return populations;
  }

  private PopulationEntry read(String name, Section population) {
    Optional<Grid> grid = Optional.empty();
    if (population.has("size")) {
      grid = GridReader.read(population, "size", "neurons");
    } else {
      population.refuse("missing key 'size', a number of neurons or [width, height]");
    }
    Grid size = grid.orElse(Grid.REFUSED);
    Optional<IzhikevichBehavior> behavior = behavior(population);
    if (!population.has("behavior") && !population.has("parameters")) {
      population.refuse("needs 'behavior' or 'parameters'");
    }
    NeuronParameters parameters =
        ParametersReader.read(
            population,
            behavior.map(IzhikevichBehavior::parameters),
            new NeuronNumbersReader(grid));
    Optional<IzhikevichState> rest = behavior.map(named -> named.behavior().s());
    InitialState initial = new InitialStateReader(name, grid, rest, parameters).read(population);
    checkSteps(population, parameters, initial, size.size());
    PopulationConfig config =
        new PopulationConfig(
            name,
            size.width(),
            size.height(),
            parameters.first(),
            initial.v(),
            initial.u(),
            shards(population, size),
            initial.start(),
            parameters.varied(),
            new SynapsesReader(WeightsEnd.population(name, grid), dtMicros).read(population),
            behavior);
    return new PopulationEntry(config, grid, population);
  }

  private static int shards(Section population, Grid size) {
    int most = Math.min(size.size(), MOST_SHARDS);
    int shards = (int) population.whole("shards", 1, 1, most);
    for (String weights : List.of("recurrent-weights", "input-weights")) {
      if (shards > 1 && population.has(weights)) {
        population.refuse(
            "shards", "expected 1, as there are " + weights + ", found '" + shards + "'");
      }
    }
    return shards;
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

  /** The constants of every neuron's step must be finite in float32. */
  private void checkSteps(
      Section population, NeuronParameters parameters, InitialState initial, int size) {
    boolean alike = parameters.varied().isEmpty() && initial.start().isEmpty();
    for (int i = 0; i < (alike ? 1 : size); i++) {
      try {
        StepConstants.of(parameters.of(i), dtMicros / 1e6, initial.v(i), initial.u(i));
      } catch (IllegalArgumentException e) {
        population.refuse("parameters", (alike ? "" : "neuron " + i + ": ") + e.getMessage());
        return;
      }
    }
  }
}
