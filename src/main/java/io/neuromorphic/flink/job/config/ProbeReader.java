/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Reads which neurons are probed, and when. */
final class ProbeReader {

  /** Samples are for the eye and for tests: a whole population is better read from its state. */
  static final int MOST_NEURONS = 1_000;

  private static final int MOST_WINDOWS = Integer.MAX_VALUE;
  private static final String ALL = "all";

  private static final String FORM =
      "a map of neurons by the name of their population, such as {retina: [0, 5, 17], motion: all}";

  static final Key NEURONS =
      Key.of(
          "neurons",
          "map: neurons by the name of their population, a list of numbers or `all`",
          Default.REQUIRED,
          "Which neurons; at most " + MOST_NEURONS + " in all.");

  static final Key EVERY =
      Key.of(
          "every",
          "duration, a multiple of `dt`",
          Default.told("`dt`"),
          "Time between two samples; they are at multiples of it.");

  private final long dtMicros;
  private final Set<String> names;
  private final Map<String, PopulationEntry> populations;

  /**
   * For one job.
   *
   * @param names of all populations, also of those that could not be read
   */
  ProbeReader(long dtMicros, Set<String> names, Map<String, PopulationEntry> populations) {
    this.dtMicros = dtMicros;
    this.names = names;
    this.populations = populations;
  }

  /** Time between two samples, µs. */
  long everyMicros(Section probe) {
    return dtMicros * WindowCount.read(probe, "every", dtMicros, MOST_WINDOWS);
  }

  /** Neurons by population; those of no use are left out. */
  Map<String, List<Integer>> neurons(Section probe) {
    if (!probe.has("neurons")) {
      probe.refuse("missing key 'neurons', " + FORM);
      return Map.of();
    }
    Map<String, List<Integer>> neurons = new LinkedHashMap<>();
    Map<String, YamlValue.Entry> entries = probe.entries("neurons", FORM);
    if (entries.isEmpty() && probe.value("neurons").get() instanceof YamlValue.Mapping) {
      probe.refuse("neurons", "expected " + FORM + ", found none");
    }
    entries.forEach(
        (name, entry) -> {
          if (!names.isEmpty() && !names.contains(name)) {
            probe
                .problems()
                .add(
                    entry.keyPlace(),
                    probe.path("neurons"),
                    "no population " + Quoted.of(name) + Suggestions.didYouMean(name, names));
          } else {
            new OfPopulation(probe, name).read(entry.value()).ifPresent(n -> neurons.put(name, n));
          }
        });
    int count = neurons.values().stream().mapToInt(List::size).sum();
    if (count > MOST_NEURONS) {
      probe.refuse(
          "neurons",
          String.format(
              Locale.ROOT,
              "expected at most %,d neurons in all, found more; for whole populations take a savepoint,"
                  + " and read it with the command state",
              MOST_NEURONS));
    }
    return Collections.unmodifiableMap(neurons);
  }

  /** Reads the neurons of one population. */
  private final class OfPopulation {

    private final Section probe;
    private final String name;
    private final Optional<Grid> grid;

    OfPopulation(Section probe, String name) {
      this.probe = probe;
      this.name = name;
      this.grid = Optional.ofNullable(populations.get(name)).flatMap(PopulationEntry::grid);
    }

    Optional<List<Integer>> read(YamlValue value) {
      boolean word = value instanceof YamlValue.Scalar;
      if (word && ((YamlValue.Scalar) value).text().equals(ALL)) {
        // One more than there may be is enough to be refused.
        return grid.map(
            size -> IntStream.range(0, Math.min(size.size(), MOST_NEURONS + 1)).boxed().toList());
      }
      if (!word && !(value instanceof YamlValue.Sequence)) {
        refuse(value, expected() + ", found " + value.describe());
        return Optional.empty();
      }
      return numbers(value, word ? List.of(value) : ((YamlValue.Sequence) value).items());
    }

    private Optional<List<Integer>> numbers(YamlValue value, List<YamlValue> items) {
      Set<Integer> numbers = new TreeSet<>();
      for (YamlValue item : items) {
        Optional<Integer> neuron = neuron(item);
        if (neuron.isEmpty()) {
          refuse(item, expected() + ", found " + item.describe());
          return Optional.empty();
        }
        if (!numbers.add(neuron.get())) {
          refuse(item, "neuron " + neuron.get() + " is there twice");
          return Optional.empty();
        }
      }
      if (numbers.isEmpty()) {
        refuse(value, expected() + ", found none");
        return Optional.empty();
      }
      // Without a size nothing can be said against them; another problem is told.
      return grid.map(size -> List.copyOf(new ArrayList<>(numbers)));
    }

    private Optional<Integer> neuron(YamlValue item) {
      return item instanceof YamlValue.Scalar scalar
          ? Numbers.whole(scalar.text())
              .filter(n -> n >= 0 && n < grid.map(Grid::size).orElse(Integer.MAX_VALUE))
              .map(Long::intValue)
          : Optional.empty();
    }

    private String expected() {
      return "expected neurons"
          + grid.map(size -> " from 0 to " + (size.size() - 1)).orElse("")
          + ", a list of numbers or the word all";
    }

    private void refuse(YamlValue value, String message) {
      probe.problems().add(value.place(), probe.path("neurons") + "." + name, message);
    }
  }
}
