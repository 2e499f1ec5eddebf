/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.kernel.Distribution;
import io.neuromorphic.flink.source.neurons.NumbersReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads numbers of a population's neurons: one for all of them, a list with one for each, random
 * numbers, or a file.
 */
final class NeuronNumbersReader {

  /** What the keys take that are read here. */
  static final String TAKES = "[numbers of neurons](#numbers-of-neurons)";

  private static final Forms FORMS = Forms.of("uniform power seed", "normal seed", "file array");

  static final Keys KEYS =
      FORMS.keys(
          "numbers of neurons",
          DistributionReader.UNIFORM,
          DistributionReader.POWER,
          DistributionReader.SEED,
          DistributionReader.NORMAL,
          Key.of(
              "file",
              "file of this machine: `.npy` or `.npz`",
              Default.NONE,
              "An array of the shape (size,) or (height, width)."),
          Key.of(
              "array",
              "name",
              Default.told("the only one"),
              "Which array of a `.npz` with several."));

  private final Optional<Grid> grid;

  /**
   * For the neurons of one population.
   *
   * @param grid empty where their size was refused
   */
  NeuronNumbersReader(Optional<Grid> grid) {
    this.grid = grid;
  }

  /**
   * The number of each neuron, or of all of them.
   *
   * @param range of each
   * @return of length 1 for all of them, else of the population's size; empty where the key is
   *     absent, or its value was refused
   */
  Optional<double[]> read(Section section, String key, NumberRange range) {
    Optional<YamlValue> value = section.value(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    if (value.get() instanceof YamlValue.Sequence list) {
      return list(section, key, list.items(), range);
    }
    if (value.get() instanceof YamlValue.Mapping) {
      return section.section(key).flatMap(map -> map(map, range));
    }
    return section.number(key, range).map(number -> new double[] {number});
  }

  private Optional<double[]> list(
      Section section, String key, List<YamlValue> items, NumberRange range) {
    if (grid.isPresent() && items.size() != grid.get().size()) {
      section.refuse(
          key,
          "expected "
              + grid.get().size()
              + " numbers, one a neuron, found a list of "
              + items.size());
      return Optional.empty();
    }
    double[] numbers = new double[items.size()];
    for (int i = 0; i < numbers.length; i++) {
      OptionalDouble number =
          items.get(i) instanceof YamlValue.Scalar scalar
              ? range.parse(scalar.text())
              : OptionalDouble.empty();
      if (number.isEmpty()) {
        section
            .problems()
            .add(
                items.get(i).place(),
                section.path(key),
                "neuron "
                    + i
                    + ": expected "
                    + range.expected()
                    + ", found "
                    + items.get(i).describe());
        return Optional.empty();
      }
      numbers[i] = number.getAsDouble();
    }
    return grid.map(size -> numbers);
  }

  private Optional<double[]> map(Section map, NumberRange range) {
    Optional<String> form = FORMS.choose(map);
    if (form.isEmpty()) {
      return Optional.empty();
    }
    if (form.get().equals("file")) {
      return file(map).flatMap(numbers -> checked(map, "file", numbers, range));
    }
    long seed = DistributionReader.seed(map);
    return DistributionReader.read(map, form.get(), NumberRange.FINITE)
        .filter(distribution -> grid.isPresent())
        .flatMap(
            distribution ->
                checked(
                    map, form.get(), draw(distribution, seed, grid.orElseThrow().size()), range));
  }

  private static double[] draw(Distribution distribution, long seed, int neurons) {
    double[] numbers = new double[neurons];
    for (int i = 0; i < neurons; i++) {
      numbers[i] = distribution.at(seed, i);
    }
    return numbers;
  }

  private Optional<double[]> file(Section map) {
    Optional<String> file = map.text("file", "a file: .npy or .npz");
    Optional<String> array = map.text("array", "the name of an array in the file");
    if (file.isEmpty() || grid.isEmpty()) {
      return Optional.empty();
    }
    try {
      Path path = Path.of(Locations.file(file.get(), map.place("file").base()));
      return Optional.of(NumbersReader.read(path, array, grid.get().width(), grid.get().height()));
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage());
      map.refuse("file", message.contains(": ") ? message : "cannot be read: " + message);
    } catch (IllegalArgumentException e) {
      map.refuse("file", e.getMessage());
    }
    return Optional.empty();
  }

  /** Rounds in place. */
  private static Optional<double[]> checked(
      Section map, String key, double[] numbers, NumberRange range) {
    for (int i = 0; i < numbers.length; i++) {
      if (!range.holds(numbers[i])) {
        map.refuse(
            key,
            "neuron "
                + i
                + " gets "
                + Numbers.plain(numbers[i])
                + ", expected "
                + range.expected());
        return Optional.empty();
      }
      numbers[i] = range.rounded(numbers[i]);
    }
    return Optional.of(numbers);
  }
}
