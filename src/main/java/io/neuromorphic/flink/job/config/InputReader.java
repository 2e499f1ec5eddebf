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
import java.util.stream.Stream;

/** Reads the inputs of a job. */
final class InputReader {

  private static final List<String> KEYS =
      List.of(
          "name",
          "recording",
          "scene",
          "kafka",
          "udp",
          "tcp",
          "speed",
          "time",
          "into",
          "encode",
          "tau-syn");

  private final SourceReader sources;
  private final EncodeReader encodings;
  private final long dtMicros;
  private final List<String> keys;
  private final Map<String, Place> names = new HashMap<>();

  /**
   * For one job.
   *
   * @param streams whether inputs may be streams of a program
   */
  InputReader(SourceReader sources, EncodeReader encodings, long dtMicros, boolean streams) {
    this.keys =
        streams ? Stream.concat(KEYS.stream(), Stream.of(SourceReader.STREAM)).toList() : KEYS;
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
          inputs.add(read(item, path, job.problems()));
        } else {
          YamlValue found = list.items().get(i);
          job.problems()
              .add(found.place(), path, "expected a map of one input, found " + found.describe());
        }
      }
    }
    return List.copyOf(inputs);
  }

  private InputConfig read(YamlValue.Mapping item, String numbered, Problems problems) {
    Optional<String> name = nameOf(item);
    String path = name.map(n -> "inputs." + n).orElse(numbered);
    Section input = new Section(item, item.place(), path, problems, keys);
    checkName(input, name);
    Source source = sources.read(input);
    Clock clock = ClockReader.clock(input);
    if (source instanceof InputConfig.Stream
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
