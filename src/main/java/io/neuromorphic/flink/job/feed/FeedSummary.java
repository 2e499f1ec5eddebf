/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import java.util.Map;

/**
 * What came of it. All that is counted is in Kafka, unless the notes say otherwise.
 *
 * @param source where the events came from
 * @param topic where they are
 * @param partitions of the topic
 * @param events in records
 * @param records that hold events
 * @param markers records that hold nothing but a time
 * @param bytes of keys and values
 * @param wallSeconds from the first event to the last record
 * @param notes things skipped, lost or odd, by kind, with how often
 */
public record FeedSummary(
    String source,
    String topic,
    int partitions,
    long events,
    long records,
    long markers,
    long bytes,
    double wallSeconds,
    Map<String, Long> notes) {

  /** Events a second of wall-clock time. */
  public double eventsPerSecond() {
    return wallSeconds > 0 ? events / wallSeconds : 0;
  }
}
