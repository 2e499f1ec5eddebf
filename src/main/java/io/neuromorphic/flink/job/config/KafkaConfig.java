/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.util.Map;

/**
 * How Kafka is reached.
 *
 * @param bootstrap {@code host:port,…}; ignored when {@code embedded}
 * @param embedded whether a broker is started inside the run
 * @param properties passed to every Kafka client
 */
public record KafkaConfig(String bootstrap, boolean embedded, Map<String, String> properties) {}
