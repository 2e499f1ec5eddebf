/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.job.secret.ClientProperties;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads how Kafka is reached. */
final class KafkaReader {

  static final Keys KEYS =
      Keys.of(
          "kafka",
          Key.of(
              "bootstrap",
              "`embedded`, or `HOST:PORT[,HOST:PORT…]`",
              Default.told("required where a topic is used"),
              "The brokers. `embedded`: a real broker of one node, started inside the run."),
          Key.of(
              "transactional-id-prefix",
              Names.FORM,
              Default.told("the job's `name`"),
              "How the ids of transactions begin; two jobs on one broker must differ in it."),
          Key.of(
              "properties",
              "map of properties of Kafka's clients",
              Default.of("{}"),
              "Passed to every client. Secrets are named here, `${env:NAME}` or `${file:PATH}`, and"
                  + " refused in plain text; see [security](../security.md)."));

  /** Client properties that follow from other keys, with what to do instead. */
  private static final Map<String, String> OWNED =
      Map.of(
          "bootstrap.servers", "set kafka.bootstrap instead",
          "transactional.id",
              "it is made from the job's name, or from kafka.transactional-id-prefix",
          "key.serializer", "records have the form that 'format' says",
          "value.serializer", "records have the form that 'format' says",
          "key.deserializer", "records have the form that 'format' says",
          "value.deserializer", "records have the form that 'format' says",
          "auto.offset.reset", "set 'from' of the input instead",
          "enable.auto.commit", "offsets are committed with checkpoints");

  private KafkaReader() {}

  /** Reads the section {@code kafka}; absent is fine where no topic is in use. */
  static KafkaConfig read(Section job, boolean needed) {
    Optional<Section> kafka = job.section("kafka");
    Optional<String> bootstrap =
        kafka.flatMap(section -> section.text("bootstrap", "embedded or HOST:PORT"));
    if (needed && (kafka.isEmpty() || !kafka.get().has("bootstrap"))) {
      kafka
          .orElse(job)
          .refuse(
              "missing kafka.bootstrap, which topics need: embedded or HOST:PORT[,HOST:PORT...]");
    }
    boolean embedded = bootstrap.equals(Optional.of("embedded"));
    if (bootstrap.isPresent() && !embedded) {
      Names.problemOfBootstrap(bootstrap.get())
          .ifPresent(problem -> kafka.get().refuse("bootstrap", problem));
    }
    List<KafkaConfig.Secret> secrets = new ArrayList<>();
    Optional<String> prefix =
        kafka.flatMap(section -> section.text("transactional-id-prefix", "a name"));
    prefix
        .flatMap(Names::problemOfName)
        .ifPresent(problem -> kafka.get().refuse("transactional-id-prefix", problem));
    return new KafkaConfig(
        embedded ? "" : bootstrap.map(text -> text.replace(" ", "")).orElse(""),
        embedded,
        prefix,
        kafka.map(section -> properties(section, secrets)).orElse(Map.of()),
        Collections.unmodifiableList(secrets));
  }

  private static Map<String, String> properties(Section kafka, List<KafkaConfig.Secret> secrets) {
    ClientProperties properties = new ClientProperties();
    kafka
        .entries("properties", "a map of Kafka client properties")
        .forEach(
            (key, entry) -> {
              String path = kafka.path("properties") + "." + key;
              Problems problems = kafka.problems();
              if (OWNED.containsKey(key)) {
                problems.add(entry.keyPlace(), path, "may not be set here; " + OWNED.get(key));
              } else if (!(entry.value() instanceof YamlValue.Scalar scalar)) {
                problems.add(
                    entry.value().place(),
                    path,
                    "expected a single value, found " + entry.value().describe());
              } else if (!scalar.isNull()) {
                try {
                  properties
                      .add(key, scalar.text(), scalar.place().base())
                      .forEach(
                          reference ->
                              secrets.add(
                                  new KafkaConfig.Secret(scalar.place() + ": " + path, reference)));
                } catch (IllegalArgumentException e) {
                  problems.add(scalar.place(), path, e.getMessage());
                }
              }
            });
    return properties.forKafka();
  }
}
