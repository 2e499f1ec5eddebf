/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** The counts of a live input as metrics of its source, in the group {@code live}. */
final class LiveMetrics {

  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final MetricGroup warnings;
  private final LiveCounts counts;
  private final Set<String> kinds = new HashSet<>();
  private long updatedNanos = System.nanoTime();

  LiveMetrics(MetricGroup source, LiveCounts counts) {
    this.counts = counts;
    MetricGroup live = source.addGroup("live");
    warnings = live.addGroup("warnings");
    live.<Long, Gauge<Long>>gauge("datagrams", counts::datagrams);
    live.<Long, Gauge<Long>>gauge("bytes", counts::bytes);
    live.<Long, Gauge<Long>>gauge("events", counts::events);
    live.<Long, Gauge<Long>>gauge("rejected_events", counts::rejectedEvents);
    live.<Long, Gauge<Long>>gauge("dropped_datagrams", counts::droppedDatagrams);
    live.<Long, Gauge<Long>>gauge("dropped_events", counts::droppedEvents);
    live.<Long, Gauge<Long>>gauge("malformed_datagrams", counts::malformedDatagrams);
    live.<Long, Gauge<Long>>gauge("missing_datagrams", counts::missingDatagrams);
    live.<Long, Gauge<Long>>gauge("restarts", counts::restarts);
    live.<Long, Gauge<Long>>gauge("connections", counts::connections);
  }

  /** Adds the kinds of warnings that are new. */
  void update() {
    long now = System.nanoTime();
    if (now - updatedNanos < EVERY_NANOS) {
      return;
    }
    updatedNanos = now;
    for (String kind : counts.warnings().keySet()) {
      if (kinds.add(kind)) {
        warnings.<Long, Gauge<Long>>gauge(
            kind.replaceAll("[^A-Za-z0-9]+", "_"), () -> counts.warnings().getOrDefault(kind, 0L));
      }
    }
  }
}
