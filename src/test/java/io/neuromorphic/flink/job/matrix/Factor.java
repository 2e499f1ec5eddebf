/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

import java.util.List;

/** What must not change a job's spikes. The JDKs are those that are there. */
enum Factor {
  PARALLELISM("1", "2"),
  SHARDS("1", "3", "8"),
  STATE("hashmap", "rocksdb"),
  /** Pieces in which events travel; {@link PacketSize} says what that means for each input. */
  PACKETS("small", "medium", "large"),
  ORDER("recorded", "shuffled", "reversed"),
  RESTART("none", "restored", "rescaled"),
  LATENCY("balanced", "low", "throughput"),
  INPUT("json", "packet", "recording"),
  JDK(),
  KERNEL("vector", "fallback");

  private final List<String> values;

  Factor(String... values) {
    this.values = List.of(values);
  }

  List<String> values(List<String> jdks) {
    return this == JDK ? jdks : values;
  }

  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
