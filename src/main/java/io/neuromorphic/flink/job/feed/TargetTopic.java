/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A topic to be written.
 *
 * @param bootstrap {@code host:port,…}
 * @param topic its name
 * @param partitions with which it is made if it is missing; empty: it must exist
 * @param json whether each event is a record of its own, as JSON; else packets
 * @param maxEvents in a packet
 * @param properties of the Kafka clients; go before the project's own choices
 * @param patience how long Kafka may be away
 */
public record TargetTopic(
    String bootstrap,
    String topic,
    Optional<Integer> partitions,
    boolean json,
    int maxEvents,
    Map<String, String> properties,
    Duration patience) {}
