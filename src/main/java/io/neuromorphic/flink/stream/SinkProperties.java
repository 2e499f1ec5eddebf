/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.JobDescription;
import io.neuromorphic.flink.job.config.JobFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Properties of a sink's producers, by the rules of a job file. */
final class SinkProperties {

  private static final String ANY = "any";

  private SinkProperties() {}

  /**
   * What Kafka clients are given: they find the secrets that are referred to.
   *
   * @throws IllegalArgumentException where one is refused, such as a secret in plain text; the
   *     message holds no piece of a value
   */
  static Map<String, String> forKafka(String bootstrap, Map<String, String> properties) {
    // A whole job has them; nothing of the rest is read.
    Map<String, Object> keys =
        Map.of(
            "name",
            ANY,
            "populations",
            Map.of(ANY, Map.of("size", 1, "behavior", "tonic_spiking")),
            "inputs",
            List.of(Map.of("name", ANY, "scene", Map.of(), "into", ANY)),
            "kafka",
            Map.of("bootstrap", bootstrap, "properties", properties));
    try {
      JobConfig config = JobDescription.read(keys, Map.of(), Optional.empty(), "Kafka sink");
      return config.kafka().properties();
    } catch (JobFileException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
