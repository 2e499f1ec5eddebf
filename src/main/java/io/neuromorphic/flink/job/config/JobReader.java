/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.job.config.JobConfig.CheckpointConfig;
import io.neuromorphic.flink.job.config.JobConfig.StateKind;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the top level of a job file. */
final class JobReader {

  private static final List<String> KEYS =
      List.of(
          "name",
          "dt",
          "origin",
          "out-of-orderness",
          "parallelism",
          "state",
          "checkpoints",
          "latency",
          "on-invalid",
          "max-gap",
          "idle-timeout",
          "max-drift",
          "inputs",
          "populations",
          "projections",
          "outputs",
          "kafka");

  private static final long MILLISECOND = 1_000;
  private static final long SECOND = 1_000_000;
  private static final long HOUR = 3_600 * SECOND;
  private static final long YEAR = 365 * 24 * HOUR;
  private static final int MOST_PARALLEL = 128;

  private JobReader() {}

  /** Reads a job; what is wrong is noted among the problems, and the result then of no use. */
  static JobConfig read(YamlValue.Mapping map, Problems problems) {
    Section job = new Section(map, map.place(), "", problems, KEYS);
    long dt = job.duration("dt", MILLISECOND, 1, YEAR);
    Set<String> populations =
        job.value("populations")
            .filter(YamlValue.Mapping.class::isInstance)
            .map(value -> ((YamlValue.Mapping) value).entries().keySet())
            .orElse(Set.of());
    Topics topics = new Topics();
    OutputFiles files = new OutputFiles();
    List<InputConfig> inputs =
        new InputReader(new SourceReader(topics, files), new EncodeReader(populations), dt)
            .read(job);
    Map<String, PopulationEntry> read = new PopulationReader(dt).read(job);
    List<ProjectionConfig> projections = new ProjectionReader(dt, populations, read).read(job);
    CycleCheck.check(read.values(), projections);
    // What was refused may have fed some.
    if (problems.none()) {
      FeedCheck.check(read.values(), projections, inputs);
    }
    Optional<CheckpointConfig> checkpoints = checkpoints(job);
    OutputsConfig outputs =
        new OutputReader(
                populations,
                checkpoints.isPresent(),
                topics,
                files,
                new ProbeReader(dt, populations, read))
            .read(job);
    return new JobConfig(
        name(job),
        dt,
        ClockReader.origin(job),
        -Math.floorDiv(-job.duration("out-of-orderness", 5 * MILLISECOND, 0, YEAR), MILLISECOND),
        parallelism(job),
        job.choice("state", StateKind.HASHMAP, StateKind.values()),
        checkpoints,
        Latency.of(job.word("latency", Latency.BALANCED.word(), Latency.words())),
        job.word("on-invalid", "reject", List.of("reject", "fail")).equals("fail"),
        job.duration("max-gap", HOUR, 1, 1_000 * YEAR),
        micros(job.duration("idle-timeout", 5 * SECOND, MILLISECOND, YEAR)),
        micros(job.duration("max-drift", 2 * SECOND, MILLISECOND, YEAR)),
        inputs,
        read.values().stream().map(PopulationEntry::config).toList(),
        projections,
        outputs,
        KafkaReader.read(job, topics.any()));
  }

  private static String name(Section job) {
    Optional<String> name = job.text("name", "a name");
    if (!job.has("name")) {
      job.refuse("missing key 'name'");
    }
    name.flatMap(Names::problemOfName).ifPresent(problem -> job.refuse("name", problem));
    return name.orElse("");
  }

  private static OptionalInt parallelism(Section job) {
    return job.has("parallelism")
        ? OptionalInt.of((int) job.whole("parallelism", 1, 1, MOST_PARALLEL))
        : OptionalInt.empty();
  }

  private static Optional<CheckpointConfig> checkpoints(Section job) {
    Optional<Section> section = job.section("checkpoints", List.of("interval", "dir"));
    return section.map(
        checkpoints -> {
          for (String key : List.of("interval", "dir")) {
            if (!checkpoints.has(key)) {
              checkpoints.refuse("missing key '" + key + "'");
            }
          }
          Duration interval =
              micros(checkpoints.duration("interval", SECOND, 10 * MILLISECOND, YEAR));
          return new CheckpointConfig(interval, folder(checkpoints));
        });
  }

  private static String folder(Section checkpoints) {
    try {
      return checkpoints
          .text("dir", "a URI or a path")
          .map(text -> Locations.folder(text, checkpoints.place("dir").base()).toString())
          .orElse("");
    } catch (IllegalArgumentException e) {
      checkpoints.refuse("dir", e.getMessage());
      return "";
    }
  }

  private static Duration micros(long micros) {
    return Duration.of(micros, ChronoUnit.MICROS);
  }
}
