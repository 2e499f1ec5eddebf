/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink.topic;

/**
 * What has been sent to a topic.
 *
 * @param events in records
 * @param records that hold events
 * @param markers records that hold nothing but a time
 * @param bytes of keys and values
 */
public record TopicCounts(long events, long records, long markers, long bytes) {}
