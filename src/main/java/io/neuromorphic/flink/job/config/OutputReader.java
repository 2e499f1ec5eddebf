/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.job.config.InputConfig.WireFormat;
import io.neuromorphic.flink.job.config.OutputsConfig.Delivery;
import io.neuromorphic.flink.job.config.OutputsConfig.OutputConfig;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads where spikes, rejected events and the state of probed neurons go. */
final class OutputReader {

  private static final String POPULATION = "{population}";

  private static final List<String> KEYS = List.of("kafka", "format", "delivery", "file");

  private final Set<String> populations;
  private final boolean checkpoints;
  private final Topics topics;
  private final OutputFiles files;
  private final ProbeReader probes;

  OutputReader(
      Set<String> populations,
      boolean checkpoints,
      Topics topics,
      OutputFiles files,
      ProbeReader probes) {
    this.populations = populations;
    this.checkpoints = checkpoints;
    this.topics = topics;
    this.files = files;
    this.probes = probes;
  }

  OutputsConfig read(Section job) {
    Optional<Section> outputs = job.section("outputs", List.of("spikes", "rejected", "probe"));
    return new OutputsConfig(
        outputs
            .flatMap(all -> all.section("spikes", KEYS))
            .map(this::spikes)
            .orElse(OutputConfig.NONE),
        outputs
            .flatMap(all -> all.section("rejected", KEYS))
            .map(this::rejected)
            .orElse(OutputConfig.NONE),
        outputs
            .flatMap(
                all ->
                    all.section(
                        "probe", Stream.concat(ProbeReader.KEYS.stream(), KEYS.stream()).toList()))
            .map(this::probe)
            .orElse(ProbeConfig.NONE));
  }

  private OutputConfig spikes(Section output) {
    return read(output, Optional.of(populations));
  }

  private OutputConfig rejected(Section output) {
    OutputConfig rejected = read(output, Optional.empty());
    if (rejected.format() != WireFormat.JSON) {
      output.refuse("format", "expected json, the only form of rejected events, found 'packet'");
    }
    return rejected;
  }

  private ProbeConfig probe(Section output) {
    Map<String, List<Integer>> neurons = probes.neurons(output);
    long everyMicros = probes.everyMicros(output);
    OutputConfig ends = read(output, Optional.of(neurons.keySet()));
    if (!output.has("kafka") && !output.has("file")) {
      output.refuse("needs 'kafka' or 'file': where samples shall go");
    }
    return new ProbeConfig(neurons, everyMicros, ends);
  }

  /**
   * Reads where an output goes.
   *
   * @param names what {@code {population}} in the topic stands for; empty where it may not be there
   */
  private OutputConfig read(Section output, Optional<Set<String>> names) {
    Optional<String> topic =
        output.section("kafka", List.of("topic")).flatMap(kafka -> topic(kafka, names));
    WireFormat format = output.choice("format", WireFormat.JSON, WireFormat.values());
    Optional<URI> file = output.text("file", "a path").flatMap(text -> file(output, text));
    Delivery delivery = output.choice("delivery", Delivery.AT_LEAST_ONCE, Delivery.values());
    boolean committed = topic.isPresent() || file.filter(OutputReader::isFolder).isPresent();
    if (delivery == Delivery.EXACTLY_ONCE && committed && !checkpoints) {
      output.refuse(
          "delivery", "exactly-once needs checkpoints; add checkpoints: {interval: 1s, dir: ...}");
    }
    return new OutputConfig(topic, format, delivery, file);
  }

  private Optional<String> topic(Section kafka, Optional<Set<String>> names) {
    if (!kafka.has("topic")) {
      kafka.refuse("missing key 'topic'");
    }
    Optional<String> topic = kafka.text("topic", "a topic name");
    for (String name : topic.map(t -> resolved(t, names)).orElse(List.of())) {
      topics.write(kafka, "topic", name);
    }
    return topic;
  }

  private static List<String> resolved(String topic, Optional<Set<String>> names) {
    return names.isPresent() && topic.contains(POPULATION)
        ? names.get().stream().map(name -> topic.replace(POPULATION, name)).toList()
        : List.of(topic);
  }

  private Optional<URI> file(Section output, String text) {
    try {
      return Optional.of(files.write(text, output.place("file").base(), output.path("file")));
    } catch (IllegalArgumentException e) {
      output.refuse("file", e.getMessage());
      return Optional.empty();
    }
  }

  private static boolean isFolder(URI file) {
    return file.toString().endsWith("/");
  }
}
