/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

/**
 * How much travels together.
 *
 * <p>A {@code packet} record holds so many events. A {@code json} record is always one event; what
 * varies is how many of them a fetch brings, and over how many partitions they are spread. A
 * recording is read as fast as possible or paced, which cuts its packets wherever the wall clock
 * happens to be.
 */
enum PacketSize {
  SMALL(1, 3, 8_192, 500),
  MEDIUM(100, 2, 16_384, 200),
  LARGE(5_000, 1, 65_536, 0);

  private final int eventsPerRecord;
  final int jsonPartitions;
  final int jsonBatchBytes;

  /** How long a recording is to take, ms; 0: as fast as possible. */
  final long recordingMillis;

  PacketSize(int eventsPerRecord, int jsonPartitions, int jsonBatchBytes, long recordingMillis) {
    this.eventsPerRecord = eventsPerRecord;
    this.jsonPartitions = jsonPartitions;
    this.jsonBatchBytes = jsonBatchBytes;
    this.recordingMillis = recordingMillis;
  }

  /** Of a short stream, at most a tenth: it must have a middle. */
  int eventsPerRecord(int events) {
    return Math.max(1, Math.min(eventsPerRecord, events / 10));
  }
}
