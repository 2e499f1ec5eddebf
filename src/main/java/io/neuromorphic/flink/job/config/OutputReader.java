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

/** Reads where spikes, rejected events and the state of probed neurons go. */
final class OutputReader {

  private static final String POPULATION = "{population}";

  private static final Key.Choice<WireFormat> FORMAT =
      Key.choice(
          "format",
          WireFormat.JSON,
          "Form of the records: `json` is one spike a record, `packet` many, in Protocol Buffers."
              + " Rejected events are `json`.");

  private static final Key.Choice<Delivery> DELIVERY =
      Key.choice(
          "delivery",
          Delivery.AT_LEAST_ONCE,
          "Of the topic and of part files. `exactly-once` needs `checkpoints`; see"
              + " [delivery](../delivery.md).");

  private static final Key KAFKA =
      Key.of("kafka", "map", Default.NONE, "A Kafka topic.")
          .map(
              Keys.of(
                  "topic of an output",
                  Key.of(
                      "topic",
                      "name of a topic",
                      Default.REQUIRED,
                      "Topic that is written. In that of spikes and of probes `{population}` stands"
                          + " for the population's name.")));

  private static final Key FILE =
      Key.of(
          "file",
          "path of a file, or of a folder with a `/` at its end",
          Default.NONE,
          "`x.csv`: one sorted file, in its place when the run ends. `x/`: a folder of part"
              + " files.");

  private static final Keys OUTPUT_KEYS = Keys.of("an output", KAFKA, FORMAT, DELIVERY, FILE);

  private static final Keys PROBE_KEYS =
      Keys.of("a probe", ProbeReader.NEURONS, ProbeReader.EVERY, KAFKA, FORMAT, DELIVERY, FILE);

  static final Keys KEYS =
      Keys.of(
          "outputs",
          Key.of("spikes", "map", Default.NONE, "Spike events.").map(OUTPUT_KEYS),
          Key.of(
                  "rejected",
                  "map",
                  Default.NONE,
                  "Events that could not be integrated, each with reason, detail, source, position"
                      + " and value.")
              .map(OUTPUT_KEYS),
          Key.of(
                  "probe",
                  "map",
                  Default.NONE,
                  "Membrane potential v and recovery u of chosen neurons, step by step.")
              .map(PROBE_KEYS));

  private final Set<String> populations;
  private final boolean checkpoints;
  private final Topics topics;
  private final OutputFiles files;
  private final ProbeReader probes;
  private final boolean programReads;

  /**
   * For one job.
   *
   * @param programReads whether a program takes what nobody else is named for
   */
  OutputReader(
      Set<String> populations,
      boolean checkpoints,
      Topics topics,
      OutputFiles files,
      ProbeReader probes,
      boolean programReads) {
    this.populations = populations;
    this.checkpoints = checkpoints;
    this.topics = topics;
    this.files = files;
    this.probes = probes;
    this.programReads = programReads;
  }

  OutputsConfig read(Section job) {
    Optional<Section> outputs = job.section("outputs");
    return new OutputsConfig(
        outputs.flatMap(all -> all.section("spikes")).map(this::spikes).orElse(OutputConfig.NONE),
        outputs
            .flatMap(all -> all.section("rejected"))
            .map(this::rejected)
            .orElse(OutputConfig.NONE),
        outputs.flatMap(all -> all.section("probe")).map(this::probe).orElse(ProbeConfig.NONE));
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
    if (!programReads && !output.has("kafka") && !output.has("file")) {
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
    Optional<String> topic = output.section("kafka").flatMap(kafka -> topic(kafka, names));
    WireFormat format = output.choice(FORMAT);
    Optional<URI> file = output.text("file", "a path").flatMap(text -> file(output, text));
    Delivery delivery = output.choice(DELIVERY);
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
