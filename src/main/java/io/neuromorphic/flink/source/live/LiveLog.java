/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns of what went wrong: once a second at most for each kind, with how often. What senders do is
 * told as it happens, up to so many lines a second.
 */
final class LiveLog {

  private static final Logger LOG = LoggerFactory.getLogger(LiveReceiver.class);
  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final String stem;
  private final LiveCounts counts;
  private final LineLimit lines = new LineLimit();
  private Map<String, Long> told = new HashMap<>();
  private long toldNanos;

  LiveLog(LiveSpec spec, LiveCounts counts) {
    this.stem = spec.stem() + spec.address() + ": ";
    this.counts = counts;
  }

  /** Says one thing now. */
  void warn(String what) {
    if (mayTell()) {
      LOG.warn("{}{}", stem, what);
    }
  }

  void info(String what) {
    if (mayTell()) {
      LOG.info("{}{}", stem, what);
    }
  }

  private boolean mayTell() {
    if (!lines.allows(System.nanoTime())) {
      return false;
    }
    long leftOut = lines.takeLeftOut();
    if (leftOut > 0) {
      LOG.info("{}{} more such lines were left out", stem, leftOut);
    }
    return true;
  }

  /** Says what was counted since it last did, unless that was less than a second ago. */
  void tell(long nowNanos) {
    if (toldNanos == 0 || nowNanos - toldNanos >= EVERY_NANOS) {
      tellNow();
      toldNanos = nowNanos;
    }
  }

  void tellNow() {
    Map<String, Long> now = counts.troubles();
    now.forEach(
        (kind, count) -> {
          long more = count - told.getOrDefault(kind, 0L);
          if (more > 0) {
            LOG.warn("{}{}: {} more, {} in all", stem, kind, more, count);
          }
        });
    told = now;
  }
}
