/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.chaos;

import java.util.Locale;

/**
 * How things stood at a moment.
 *
 * @param seconds since the start
 * @param sent events handed to Kafka
 * @param read events in the books
 * @param integrated of these
 * @param other filtered, late and invalid ones
 * @param pending that wait for their window
 * @param lagSeconds of event time between what was sent and what was integrated
 * @param spikes that readers of committed records have seen
 * @param heapAfterCollection of the fullest task manager, MB; NaN where none was collected
 * @param stateMegabytes of the last checkpoint
 * @param checkpointMillis from end to end
 * @param checkpoints completed by this job manager
 * @param failedCheckpoints of this job manager
 */
record SoakSample(
    double seconds,
    long sent,
    long read,
    long integrated,
    long other,
    long pending,
    double lagSeconds,
    long spikes,
    double heapAfterCollection,
    double stateMegabytes,
    double checkpointMillis,
    long checkpoints,
    long failedCheckpoints) {

  static final String HEADER =
      "seconds,sent,read,integrated,other,pending,lag_seconds,spikes,heap_after_gc_mb,state_mb,"
          + "checkpoint_ms,checkpoints,failed_checkpoints";

  String csv() {
    return String.format(
        Locale.ROOT,
        "%.1f,%d,%d,%d,%d,%d,%.3f,%d,%.0f,%.3f,%.0f,%d,%d",
        seconds,
        sent,
        read,
        integrated,
        other,
        pending,
        lagSeconds,
        spikes,
        heapAfterCollection,
        stateMegabytes,
        checkpointMillis,
        checkpoints,
        failedCheckpoints);
  }

  /** Events read that no count tells of; counts are taken one after the other, amid the work. */
  long untold() {
    return Math.abs(read - integrated - other - pending);
  }
}
