/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.job.config.InputConfig.WireFormat;
import io.neuromorphic.flink.job.config.OutputsConfig.Delivery;
import io.neuromorphic.flink.job.config.OutputsConfig.OutputConfig;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads where spikes and rejected events go. */
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

  private static final Keys OUTPUT_KEYS =
      Keys.of(
          "an output",
          Key.of("kafka", "map", Default.NONE, "A Kafka topic.")
              .map(
                  Keys.of(
                      "kafka",
                      Key.of(
                          "topic",
                          "name of a topic",
                          Default.REQUIRED,
                          "Topic that is written. In that of spikes `{population}` stands for the"
                              + " population's name."))),
          FORMAT,
          DELIVERY,
          Key.of(
              "file",
              "path of a file, or of a folder with a `/` at its end",
              Default.NONE,
              "`x.csv`: one sorted file, in its place when the run ends. `x/`: a folder of part"
                  + " files."));

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
              .map(OUTPUT_KEYS));

  private final Set<String> populations;
  private final boolean checkpoints;
  private final Topics topics;
  private final OutputFiles files;

  OutputReader(Set<String> populations, boolean checkpoints, Topics topics, OutputFiles files) {
    this.populations = populations;
    this.checkpoints = checkpoints;
    this.topics = topics;
    this.files = files;
  }

  OutputsConfig read(Section job) {
    Optional<Section> outputs = job.section("outputs");
    return new OutputsConfig(
        outputs.map(section -> read(section, "spikes")).orElse(OutputConfig.NONE),
        outputs.map(section -> read(section, "rejected")).orElse(OutputConfig.NONE));
  }

  private OutputConfig read(Section outputs, String key) {
    return outputs
        .section(key)
        .map(section -> read(section, key.equals("spikes")))
        .orElse(OutputConfig.NONE);
  }

  private OutputConfig read(Section output, boolean spikes) {
    Optional<String> topic = output.section("kafka").flatMap(kafka -> topic(kafka, spikes));
    WireFormat format = output.choice(FORMAT);
    if (!spikes && format != WireFormat.JSON) {
      output.refuse("format", "expected json, the only form of rejected events, found 'packet'");
    }
    Optional<URI> file = output.text("file", "a path").flatMap(text -> file(output, text));
    Delivery delivery = output.choice(DELIVERY);
    boolean committed = topic.isPresent() || file.filter(OutputReader::isFolder).isPresent();
    if (delivery == Delivery.EXACTLY_ONCE && committed && !checkpoints) {
      output.refuse(
          "delivery", "exactly-once needs checkpoints; add checkpoints: {interval: 1s, dir: ...}");
    }
    return new OutputConfig(topic, format, delivery, file);
  }

  private Optional<String> topic(Section kafka, boolean spikes) {
    if (!kafka.has("topic")) {
      kafka.refuse("missing key 'topic'");
    }
    Optional<String> topic = kafka.text("topic", "a topic name");
    for (String name : topic.map(t -> resolved(t, spikes)).orElse(List.of())) {
      topics.write(kafka, "topic", name);
    }
    return topic;
  }

  private List<String> resolved(String topic, boolean spikes) {
    return spikes && topic.contains(POPULATION)
        ? populations.stream().map(name -> topic.replace(POPULATION, name)).toList()
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
