/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Reads the projections of a job. */
final class ProjectionReader {

  /** Windows that a spike may be on its way. */
  static final int LONGEST_DELAY = 100_000;

  private static final long YEAR = 365L * 86_400_000_000L;

  /** A float32 that loses less in a window may lose nothing. */
  private static final long MOST_WINDOWS_OF_DECAY = 1L << 22;

  private static final Key.Real GAIN =
      new Key.Real("gain", 1, NumberRange.FINITE_SINGLE, "", "Every weight is multiplied by it.");

  /** Also of an input. */
  static final Key TAU_SYN =
      Key.of(
          "tau-syn",
          "duration, 1us to 365d, at most " + MOST_WINDOWS_OF_DECAY + " windows",
          Default.told("a current lasts for one window"),
          "Time constant with which its currents decay.");

  static final Keys KEYS =
      Keys.of(
          "a projection",
          Key.of(
              "name",
              Names.FORM,
              Default.told("`FROM->TO`; of a second one between the same two `FROM->TO#2`"),
              "Unique among the projections; `--set projections.NAME.delay=2ms` goes by it."),
          Key.of("from", "name of a population", Default.REQUIRED, "Whose spikes it carries."),
          Key.of(
              "to",
              "name of a population",
              Default.REQUIRED,
              "Whose neurons get the currents; may be the same."),
          Key.of("weights", WeightsReader.TAKES + "; [to, from]", Default.REQUIRED, "Its synapses.")
              .map(WeightsReader.KEYS),
          Key.of(
              "delay",
              "duration, a positive multiple of `dt`, at most " + LONGEST_DELAY + " windows",
              Default.told("`dt`"),
              "A spike of window k enters window k + delay/dt."),
          GAIN,
          TAU_SYN);

  private final long dtMicros;
  private final Set<String> names;
  private final Map<String, PopulationEntry> populations;
  private final Map<String, Place> taken = new HashMap<>();

  /**
   * For one job.
   *
   * @param names of all populations, also of those that could not be read
   */
  ProjectionReader(long dtMicros, Set<String> names, Map<String, PopulationEntry> populations) {
    this.dtMicros = dtMicros;
    this.names = names;
    this.populations = populations;
  }

  /** Reads the key {@code projections}; those of no use are left out. */
  List<ProjectionConfig> read(Section job) {
    Optional<YamlValue> value = job.value("projections");
    if (value.isEmpty()) {
      return List.of();
    }
    if (!(value.get() instanceof YamlValue.Sequence list)) {
      job.refuse("projections", value.get(), "a list, each with from, to and weights");
      return List.of();
    }
    List<ProjectionConfig> projections = new ArrayList<>();
    List<Optional<String>> all = ProjectionNames.of(list.items());
    for (int i = 0; i < list.items().size(); i++) {
      YamlValue item = list.items().get(i);
      String path = "projections" + all.get(i).map(n -> "." + n).orElse("[" + i + "]");
      if (item instanceof YamlValue.Mapping map) {
        Section section = job.item("projections", map, item.place(), path);
        read(section, all.get(i).orElse("")).ifPresent(projections::add);
      } else {
        job.problems()
            .add(item.place(), path, "expected a map of one projection, found " + item.describe());
      }
    }
    return List.copyOf(projections);
  }

  private Optional<ProjectionConfig> read(Section projection, String name) {
    checkName(projection, name);
    Optional<String> from = end(projection, "from");
    Optional<String> to = end(projection, "to");
    if (!projection.has("weights")) {
      projection.refuse("missing key 'weights', a file or a map");
    }
    Optional<WeightsConfig> weights =
        WeightsReader.read(projection, "weights", weightsEnd(from), weightsEnd(to));
    int delay = WindowCount.read(projection, "delay", dtMicros, LONGEST_DELAY);
    float gain = (float) projection.real(GAIN);
    OptionalLong tauSyn = tauSyn(projection, dtMicros);
    return weights
        .filter(known -> from.isPresent() && to.isPresent())
        .map(
            known ->
                new ProjectionConfig(
                    name, from.orElseThrow(), to.orElseThrow(), known, delay, gain, tauSyn));
  }

  private void checkName(Section projection, String name) {
    Optional<String> given = projection.text("name", "a name");
    given.flatMap(Names::problemOfName).ifPresent(problem -> projection.refuse("name", problem));
    if (!name.isEmpty()) {
      Place first = taken.putIfAbsent(name, projection.place("name"));
      if (first != null) {
        projection.refuse("name", "another projection has this name, at " + first);
      }
    }
  }

  private Optional<String> end(Section projection, String key) {
    Optional<String> name = projection.text(key, "the name of a population");
    if (!projection.has(key)) {
      projection.refuse("missing key '" + key + "', the name of a population");
    } else if (name.isPresent() && !names.isEmpty() && !names.contains(name.get())) {
      projection.refuse(
          key,
          "no population " + Quoted.of(name.get()) + Suggestions.didYouMean(name.get(), names));
    }
    return name.filter(names::contains);
  }

  private WeightsEnd weightsEnd(Optional<String> name) {
    Optional<Grid> grid = name.map(populations::get).flatMap(PopulationEntry::grid);
    return WeightsEnd.population(name.orElse(""), grid);
  }

  /** Time constant of synaptic currents, µs; empty where the key is absent. */
  static OptionalLong tauSyn(Section section, long dtMicros) {
    // Asked by division: the product may leave int64.
    long most = dtMicros > YEAR / MOST_WINDOWS_OF_DECAY ? YEAR : dtMicros * MOST_WINDOWS_OF_DECAY;
    return section.has("tau-syn")
        ? OptionalLong.of(section.duration("tau-syn", 1, 1, most))
        : OptionalLong.empty();
  }
}
