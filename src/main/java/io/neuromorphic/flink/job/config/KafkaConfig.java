/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.job.secret.MissingSecretException;
import io.neuromorphic.flink.job.secret.SecretReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How Kafka is reached.
 *
 * @param bootstrap {@code host:port,…}; ignored when {@code embedded}
 * @param embedded whether a broker is started inside the run
 * @param transactionalIdPrefix how the ids of transactions begin; empty for the job's name
 * @param properties passed to every Kafka client; they refer to secrets and hold none
 * @param secrets what they refer to
 */
public record KafkaConfig(
    String bootstrap,
    boolean embedded,
    Optional<String> transactionalIdPrefix,
    Map<String, String> properties,
    List<Secret> secrets) {

  /**
   * A reference in the job file.
   *
   * @param where it stands: place and key, for a message
   */
  public record Secret(String where, SecretReference reference) {}

  /** One without secrets. */
  public KafkaConfig(
      String bootstrap,
      boolean embedded,
      Optional<String> transactionalIdPrefix,
      Map<String, String> properties) {
    this(bootstrap, embedded, transactionalIdPrefix, properties, List.of());
  }

  /**
   * Sees whether this process finds all secrets; each client reads them again where it runs.
   *
   * @throws JobFileException where it does not find one
   */
  public void checkSecrets() {
    List<String> problems = new ArrayList<>();
    for (Secret secret : secrets) {
      try {
        secret.reference.check();
      } catch (MissingSecretException e) {
        problems.add(
            Quoted.onOneLine(secret.where + ": " + secret.reference + ": " + e.getMessage()));
      }
    }
    if (!problems.isEmpty()) {
      throw new JobFileException(problems);
    }
  }
}
