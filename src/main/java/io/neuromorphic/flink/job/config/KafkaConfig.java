/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.util.Map;
import java.util.Optional;

/**
 * How Kafka is reached.
 *
 * @param bootstrap {@code host:port,…}; ignored when {@code embedded}
 * @param embedded whether a broker is started inside the run
 * @param transactionalIdPrefix how the ids of transactions begin; empty for the job's name
 * @param properties passed to every Kafka client
 */
public record KafkaConfig(
    String bootstrap,
    boolean embedded,
    Optional<String> transactionalIdPrefix,
    Map<String, String> properties) {}
