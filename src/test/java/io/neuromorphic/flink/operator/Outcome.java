/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.job.compare.Spike;
import java.util.List;
import java.util.Map;

/**
 * What a job made of its input.
 *
 * @param failed whether it failed as a clock was out of all bounds; then nothing else is told
 * @param rejected reasons by position, as {@link SplitReader#position} names it
 * @param markersRejected how many markers were rejected
 * @param spikes sorted
 * @param totals by the names of {@link JobCounters}
 * @param digest of the spikes
 */
record Outcome(
    boolean failed,
    Map<String, String> rejected,
    long markersRejected,
    List<Spike> spikes,
    Map<String, Long> totals,
    String digest) {

  static final Outcome FAILED = new Outcome(true, Map.of(), 0, List.of(), Map.of(), "");

  long total(String name) {
    return totals.get(name);
  }
}
