/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.job.config.InputConfig.Clock;
import io.neuromorphic.flink.job.config.InputConfig.ClockKind;
import io.neuromorphic.flink.job.config.InputConfig.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads the inputs of a job. */
final class InputReader {

  static final Keys KEYS =
      Keys.of(
          "an input",
          Key.of(
              "name",
              Names.FORM,
              Default.REQUIRED,
              "Unique among the inputs. `--set inputs.NAME.speed=1.0` goes by it, and so do"
                  + " metrics and savepoints."),
          Key.of(
              "recording",
              "file, folder, pattern such as `data/*.csv`, or a list of those",
              SourceReader.ONE_OF_ALL,
              "Recorded events; the format is told by the extension."),
          Key.of(
                  "scene",
                  "map; `{}` for all defaults",
                  SourceReader.ONE_OF_ALL,
                  "A synthetic camera.")
              .map(SourceReader.SCENE_KEYS),
          Key.of("kafka", "map", SourceReader.ONE_OF_ALL, "A Kafka topic.")
              .map(SourceReader.KAFKA_KEYS),
          Key.of("udp", "map", SourceReader.ONE_OF_ALL, "A sensor that sends datagrams.")
              .map(LiveInputReader.UDP_KEYS),
          Key.of(
                  "tcp",
                  "map",
                  SourceReader.ONE_OF_ALL,
                  "A sensor at the other end of a connection.")
              .map(LiveInputReader.TCP_KEYS),
          Key.of(
              "speed",
              "`max`, or a factor above 0: 1.0 is as recorded",
              Default.of("max"),
              "How fast it is read. A factor goes with `recording` and `scene` only."),
          ClockReader.TIME,
          Key.of(
              "into",
              "name of a population",
              Default.NONE,
              "Population that gets the camera events of both polarities. An input without `into`"
                  + " and `encode` carries current events, which name their populations."),
          Key.of(
                  "encode",
                  "map",
                  Default.NONE,
                  "How camera events become currents: pixel (x, y), after flips, goes to neuron"
                      + " ⌊y/pool⌋·w + ⌊x/pool⌋ of a population of size [w, h].")
              .map(EncodeReader.KEYS),
          ProjectionReader.TAU_SYN);

  private final SourceReader sources;
  private final EncodeReader encodings;
  private final long dtMicros;
  private final Map<String, InputConfig.Stream> streams;
  private final Map<String, Place> names = new HashMap<>();

  /**
   * For one job.
   *
   * @param streams of a program, by the names of the inputs that they are; none in a job file
   */
  InputReader(
      SourceReader sources,
      EncodeReader encodings,
      long dtMicros,
      Map<String, InputConfig.Stream> streams) {
    this.streams = streams;
    this.dtMicros = dtMicros;
    this.sources = sources;
    this.encodings = encodings;
  }

  List<InputConfig> read(Section job) {
    List<InputConfig> inputs = new ArrayList<>();
    Optional<YamlValue> value = job.value("inputs");
    if (value.isEmpty()) {
      job.refuse("missing key 'inputs', a list of at least one");
    } else if (!(value.get() instanceof YamlValue.Sequence list) || list.items().isEmpty()) {
      job.refuse("inputs", "expected a list of at least one, each with a name");
    } else {
      for (int i = 0; i < list.items().size(); i++) {
        String path = "inputs[" + i + "]";
        if (list.items().get(i) instanceof YamlValue.Mapping item) {
          inputs.add(read(job, item, path));
        } else {
          YamlValue found = list.items().get(i);
          job.problems()
              .add(found.place(), path, "expected a map of one input, found " + found.describe());
        }
      }
    }
    return List.copyOf(inputs);
  }

  private InputConfig read(Section job, YamlValue.Mapping item, String numbered) {
    Optional<String> name = nameOf(item);
    String path = name.map(n -> "inputs." + n).orElse(numbered);
    Section input = job.item("inputs", item, item.place(), path);
    checkName(input, name);
    Optional<Source> stream = name.map(streams::get);
    Source source = stream.orElseGet(() -> sources.read(input));
    Clock clock = ClockReader.clock(input);
    if (stream.isPresent()
        && clock.kind() != ClockKind.AS_RECORDED
        && clock.kind() != ClockKind.SHIFT) {
      input.refuse(
          "time",
          "expected as-recorded or {shift: ...}: a stream may be read in parallel, and has no first"
              + " event");
    }
    return new InputConfig(
        name.orElse(""),
        source,
        speed(input),
        clock,
        encodings.read(input, source),
        ProjectionReader.tauSyn(input, dtMicros));
  }

  private static Optional<String> nameOf(YamlValue.Mapping item) {
    YamlValue.Entry entry = item.entries().get("name");
    return entry != null && entry.value() instanceof YamlValue.Scalar name && !name.isNull()
        ? Optional.of(name.text())
        : Optional.empty();
  }

  private void checkName(Section input, Optional<String> name) {
    if (name.isEmpty()) {
      if (input.text("name", "a name").isEmpty() && !input.has("name")) {
        input.refuse("missing key 'name'");
      }
      return;
    }
    Names.problemOfName(name.get()).ifPresent(problem -> input.refuse("name", problem));
    Place first = names.putIfAbsent(name.get(), input.place("name"));
    if (first != null) {
      input.refuse("name", "another input has this name, at " + first);
    }
  }

  /** A factor above 0; empty for {@code max}. */
  private static OptionalDouble speed(Section input) {
    String expected = "max or a factor above 0";
    Optional<String> text = input.text("speed", expected);
    if (text.isEmpty() || text.get().equals("max")) {
      return OptionalDouble.empty();
    }
    double factor =
        Numbers.decimal(text.get()).map(d -> Double.parseDouble(text.get())).orElse(0.0);
    if (!(factor > 0)) {
      input.refuse("speed", "expected " + expected + ", found " + Quoted.of(text.get()));
    } else if (input.has("kafka") || input.has("udp") || input.has("tcp")) {
      input.refuse(
          "speed",
          "expected max: only a recording or a scene can be slowed down, found "
              + Quoted.of(text.get()));
    }
    return OptionalDouble.of(factor);
  }
}
