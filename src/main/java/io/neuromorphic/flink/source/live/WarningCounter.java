/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Adds what one decoder warns of to the counts of its input. */
final class WarningCounter {

  private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final LiveCounts counts;
  private Map<String, Long> counted = Map.of();
  private long askedNanos;

  WarningCounter(LiveCounts counts) {
    this.counts = counts;
  }

  /** Whether the decoder should be asked again: that is not for free. */
  boolean isDue(long nowNanos) {
    if (nowNanos - askedNanos < EVERY_NANOS) {
      return false;
    }
    askedNanos = nowNanos;
    return true;
  }

  /**
   * Adds what is new.
   *
   * @param warnings all that the decoder has counted so far; empty says nothing
   */
  void count(Map<String, Long> warnings) {
    if (warnings.isEmpty()) {
      return;
    }
    warnings.forEach(
        (kind, count) -> {
          long more = count - counted.getOrDefault(kind, 0L);
          if (more > 0) {
            counts.warn(kind, more);
          }
        });
    counted = warnings;
  }
}
