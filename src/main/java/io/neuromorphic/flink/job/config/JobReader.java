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

  private static final long MILLISECOND = 1_000;
  private static final long SECOND = 1_000_000;
  private static final long HOUR = 3_600 * SECOND;
  private static final long YEAR = 365 * 24 * HOUR;

  private static final Key.Duration DT =
      new Key.Duration(
          "dt",
          MILLISECOND,
          1,
          YEAR,
          "Length of a window of event time; neurons take one step for each.");

  private static final Key.Duration OUT_OF_ORDERNESS =
      new Key.Duration(
          "out-of-orderness",
          5 * MILLISECOND,
          0,
          YEAR,
          "How far an event may be behind the latest one of its file, partition or connection"
              + " before it is late; rounded up to whole ms.");

  private static final Key.Whole PARALLELISM =
      new Key.Whole(
          "parallelism", 1, 1, 128, "subtasks", "How many subtasks read, step and write at most.");

  private static final Key.Choice<StateKind> STATE =
      Key.choice("state", StateKind.HASHMAP, "Flink's state backend: on the heap, or on disk.");

  private static final Key.Word LATENCY =
      new Key.Word(
          "latency",
          Latency.BALANCED.word(),
          Latency.words(),
          "How long things wait for company: it decides when spikes come, never which.");

  private static final Key.Word ON_INVALID =
      new Key.Word(
          "on-invalid",
          "reject",
          List.of("reject", "fail"),
          "Whether invalid events go to `outputs.rejected`, or the first one ends the job.");

  private static final Key.Duration MAX_GAP =
      new Key.Duration(
          "max-gap",
          HOUR,
          1,
          1_000 * YEAR,
          "A longer jump of an input's clock, without as much wall-clock time gone by, is an error"
              + " of the clock (`invalid-time`).");

  private static final Key.Duration IDLE_TIMEOUT =
      new Key.Duration(
          "idle-timeout",
          5 * SECOND,
          MILLISECOND,
          YEAR,
          "A Kafka partition or live input that is silent for so long, by the wall clock, no longer"
              + " holds the others back.");

  private static final Key.Duration MAX_DRIFT =
      new Key.Duration(
          "max-drift",
          2 * SECOND,
          MILLISECOND,
          YEAR,
          "An input whose time is further ahead of the slowest is not read on until that has come"
              + " closer.");

  private static final Key.Duration INTERVAL =
      new Key.Duration(
          "interval", SECOND, 10 * MILLISECOND, YEAR, "Time from one checkpoint to the next.");

  static final Keys KEYS =
      Keys.of(
          "the job",
          Key.of(
              "name",
              Names.FORM,
              Default.REQUIRED,
              "Name of the job; also its consumer group, and how its transactional ids begin."),
          DT,
          Key.of(
              "origin",
              "`auto`, whole microseconds, or an instant such as `2026-01-31T12:00:00Z`",
              Default.of("auto"),
              "Start of the first window that is stepped. `auto`: the earliest first event of the"
                  + " inputs, rounded down to a window; where no input has one yet, the wall"
                  + " clock."),
          OUT_OF_ORDERNESS,
          PARALLELISM.but(Default.told("of a run, one for each processor; else the cluster's")),
          STATE,
          Key.of(
                  "checkpoints",
                  "map",
                  Default.told("off"),
                  "Checkpoints; a job without them ends with its first failure.")
              .map(
                  Keys.of(
                      "checkpoints",
                      INTERVAL.but(Default.REQUIRED),
                      Key.of(
                          "dir",
                          "URI or path of a folder",
                          Default.REQUIRED,
                          "Where checkpoints are kept; the last one is retained when the job is"
                              + " stopped."))),
          LATENCY,
          ON_INVALID,
          MAX_GAP,
          IDLE_TIMEOUT,
          MAX_DRIFT,
          Key.of("inputs", "list, at least one", Default.REQUIRED, "Where events come from.")
              .list(InputReader.KEYS),
          Key.of(
                  "populations",
                  "map by name, at least one",
                  Default.REQUIRED,
                  "Neurons; each population under its name.")
              .named(PopulationReader.KEYS),
          Key.of(
                  "projections",
                  "list",
                  Default.told("none"),
                  "Synapses from population to population.")
              .list(ProjectionReader.KEYS),
          Key.of("outputs", "map", Default.told("none"), "Where results go.")
              .map(OutputReader.KEYS),
          Key.of(
                  "kafka",
                  "map",
                  Default.told("required where a topic is used"),
                  "How Kafka is reached.")
              .map(KafkaReader.KEYS));

  private JobReader() {}

  /** Reads a job; what is wrong is noted among the problems, and the result then of no use. */
  static JobConfig read(YamlValue.Mapping map, Problems problems) {
    return read(map, problems, Map.of(), false);
  }

  /** The same of a program, which has streams by the names of the inputs that they are. */
  static JobConfig ofProgram(
      YamlValue.Mapping map, Problems problems, Map<String, InputConfig.Stream> streams) {
    return read(map, problems, streams, true);
  }

  private static JobConfig read(
      YamlValue.Mapping map,
      Problems problems,
      Map<String, InputConfig.Stream> streams,
      boolean ofProgram) {
    Section job = new Section(map, map.place(), "", problems, KEYS);
    long dt = job.duration(DT);
    Set<String> populations =
        job.value("populations")
            .filter(YamlValue.Mapping.class::isInstance)
            .map(value -> ((YamlValue.Mapping) value).entries().keySet())
            .orElse(Set.of());
    Topics topics = new Topics();
    OutputFiles files = new OutputFiles();
    List<InputConfig> inputs =
        new InputReader(new SourceReader(topics, files), new EncodeReader(populations), dt, streams)
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
                new ProbeReader(dt, populations, read),
                ofProgram)
            .read(job);
    return new JobConfig(
        name(job),
        dt,
        ClockReader.origin(job),
        -Math.floorDiv(-job.duration(OUT_OF_ORDERNESS), MILLISECOND),
        parallelism(job),
        job.choice(STATE),
        checkpoints,
        Latency.of(job.word(LATENCY)),
        job.word(ON_INVALID).equals("fail"),
        job.duration(MAX_GAP),
        micros(job.duration(IDLE_TIMEOUT)),
        micros(job.duration(MAX_DRIFT)),
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
        ? OptionalInt.of((int) job.whole(PARALLELISM))
        : OptionalInt.empty();
  }

  private static Optional<CheckpointConfig> checkpoints(Section job) {
    Optional<Section> section = job.section("checkpoints");
    return section.map(
        checkpoints -> {
          for (String key : List.of("interval", "dir")) {
            if (!checkpoints.has(key)) {
              checkpoints.refuse("missing key '" + key + "'");
            }
          }
          Duration interval = micros(checkpoints.duration(INTERVAL));
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
