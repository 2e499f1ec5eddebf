/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.kernel.IzhikevichState;
import io.neuromorphic.flink.source.neurons.StartState;
import io.neuromorphic.flink.source.neurons.StartStateReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads the state that neurons start in: that of {@code initial}, else their behaviour's; without a
 * behaviour v starts at c and u at b·v, in float32.
 */
final class InitialStateReader {

  static final Keys KEYS =
      Keys.of(
          "initial",
          Key.of(
                  "v",
                  NeuronNumbersReader.TAKES,
                  Default.told("the behaviour's; else c"),
                  "Membrane potential, mV.")
              .map(NeuronNumbersReader.KEYS),
          Key.of(
                  "u",
                  NeuronNumbersReader.TAKES,
                  Default.told("the behaviour's; else b·v"),
                  "Recovery variable.")
              .map(NeuronNumbersReader.KEYS),
          Key.of(
              "state",
              "file: `.npz`, `.npy` or `.csv`",
              Default.NONE,
              "File of v and u of every neuron, as `bin/neuromorphic state --out` writes them; not with `v`"
                  + " or `u`."));

  private final String population;
  private final Optional<Grid> grid;
  private final Optional<IzhikevichState> rest;
  private final NeuronParameters parameters;
  private final NeuronNumbersReader numbers;

  /**
   * For one population.
   *
   * @param grid its size; empty where that was refused
   * @param rest the state of its behaviour, where it has one
   */
  InitialStateReader(
      String population,
      Optional<Grid> grid,
      Optional<IzhikevichState> rest,
      NeuronParameters parameters) {
    this.population = population;
    this.grid = grid;
    this.rest = rest;
    this.parameters = parameters;
    this.numbers = new NeuronNumbersReader(grid);
  }

  /** Reads the key {@code initial} of the population. */
  InitialState read(Section section) {
    Optional<Section> initial = section.section("initial");
    Optional<double[]> v = initial.flatMap(map -> number(map, "v"));
    Optional<double[]> u = initial.flatMap(map -> number(map, "u"));
    InitialState first = new InitialState(v(v, 0), u(v, u, 0), Optional.empty());
    Optional<StartState> start = initial.flatMap(this::file);
    if (start.isEmpty() && grid.isPresent() && (varies(v, u))) {
      start = Optional.of(each(v, u, grid.get().size()));
    }
    return new InitialState(first.v(), first.u(), start);
  }

  private Optional<double[]> number(Section initial, String key) {
    return numbers.read(initial, key, NumberRange.FINITE_SINGLE);
  }

  private boolean varies(Optional<double[]> v, Optional<double[]> u) {
    boolean vVaries = v.map(n -> n.length > 1).orElse(rest.isEmpty() && parameters.vary("c"));
    boolean uVaries =
        u.map(n -> n.length > 1).orElse(rest.isEmpty() && (vVaries || parameters.vary("b")));
    return vVaries || uVaries;
  }

  private StartState each(Optional<double[]> v, Optional<double[]> u, int neurons) {
    StartState start = new StartState(new float[neurons], new float[neurons]);
    for (int i = 0; i < neurons; i++) {
      start.v()[i] = v(v, i);
      start.u()[i] = u(v, u, i);
    }
    return start;
  }

  private float v(Optional<double[]> v, int neuron) {
    if (v.isPresent()) {
      return at(v.get(), neuron);
    }
    return rest.isPresent()
        ? rest.get().v()[0]
        : (float) parameters.of("c", parameters.first().c(), neuron);
  }

  private float u(Optional<double[]> v, Optional<double[]> u, int neuron) {
    if (u.isPresent()) {
      return at(u.get(), neuron);
    }
    return rest.isPresent()
        ? rest.get().u()[0]
        : (float) parameters.of("b", parameters.first().b(), neuron) * v(v, neuron);
  }

  private static float at(double[] numbers, int neuron) {
    return (float) numbers[numbers.length == 1 ? 0 : neuron];
  }

  private Optional<StartState> file(Section initial) {
    Optional<String> file = initial.text("state", "a file: .npz, .npy or .csv");
    if (file.isEmpty()) {
      return Optional.empty();
    }
    if (initial.has("v") || initial.has("u")) {
      initial.refuse("state", "holds v and u of every neuron; remove 'v' and 'u'");
      return Optional.empty();
    }
    // What was refused may be the size, which says nothing about the file.
    if (!initial.problems().none()) {
      return Optional.empty();
    }
    try {
      Path path = Path.of(Locations.file(file.get(), initial.place("state").base()));
      return Optional.of(StartStateReader.read(path, population, grid.orElseThrow().size()));
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      initial.refuse("state", message.contains(": ") ? message : "cannot be read: " + message);
    } catch (IllegalArgumentException e) {
      initial.refuse("state", e.getMessage());
    }
    return Optional.empty();
  }
}
