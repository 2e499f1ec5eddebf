/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a job that a program describes by the keys of a job file: what a program may say, and what
 * it hears where that is wrong, is the same.
 */
public final class JobDescription {

  /** What a job file may say of neurons that a program feeds and reads. */
  private static final Set<String> OF_NEURONS =
      Set.of(
          "name",
          "dt",
          "origin",
          "out-of-orderness",
          "latency",
          "on-invalid",
          "max-gap",
          "idle-timeout",
          "max-drift",
          "populations",
          "projections");

  private JobDescription() {}

  /**
   * Reads a description.
   *
   * @param keys as in a job file: text and numbers, lists and maps of those; weights also as {@code
   *     float[][]}
   * @param streams whose events the program brings, by the names of the inputs that they are: these
   *     need no other source
   * @param file a job file whose neurons are described, too; the keys go before its own, and its
   *     inputs, outputs and settings of Flink are left out
   * @param label how messages name the description
   * @return the job, checked
   * @throws JobFileException if it cannot run
   */
  public static JobConfig read(
      Map<String, ?> keys,
      Map<String, InputConfig.Stream> streams,
      Optional<Path> file,
      String label) {
    Place place = new Place(label, 0, Path.of("").toAbsolutePath());
    YamlValue.Mapping all =
        file.map(JobFileReader::map)
            .orElseGet(() -> new YamlValue.Mapping(new LinkedHashMap<>(), place));
    all.entries().keySet().retainAll(OF_NEURONS);
    all.entries().putAll(mapping(keys, place).entries());
    Problems problems = new Problems();
    JobConfig config = JobReader.ofProgram(all, problems, streams);
    problems.throwIfAny();
    return config;
  }

  private static YamlValue.Mapping mapping(Map<?, ?> keys, Place place) {
    Map<String, YamlValue.Entry> entries = new LinkedHashMap<>();
    keys.forEach(
        (key, value) ->
            entries.put(key.toString(), new YamlValue.Entry(place, value(value, place))));
    return new YamlValue.Mapping(entries, place);
  }

  private static YamlValue value(Object value, Place place) {
    if (value instanceof Map<?, ?> map) {
      return mapping(map, place);
    }
    if (value instanceof List<?> list) {
      List<YamlValue> items = new ArrayList<>();
      list.forEach(item -> items.add(value(item, place)));
      return new YamlValue.Sequence(items, place);
    }
    if (value instanceof float[][] rows) {
      return new YamlValue.Matrix(rows, place);
    }
    return new YamlValue.Scalar(String.valueOf(value), value == null, place);
  }
}
