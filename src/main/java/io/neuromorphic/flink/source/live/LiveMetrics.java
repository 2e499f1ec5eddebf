/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import io.neuromorphic.flink.state.MetricLabels;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** What a live input has counted, as metrics of its source: all of it begins anew with the task. */
final class LiveMetrics {

  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final MetricGroup input;
  private final LiveCounts counts;
  private final Set<String> kinds = new HashSet<>();
  private long updatedNanos = System.nanoTime();

  /**
   * @param source group of the source's metrics
   * @param name of the input
   * @param waitingEvents received and not yet read
   */
  LiveMetrics(MetricGroup source, String name, LiveCounts counts, LongSupplier waitingEvents) {
    this.counts = counts;
    input = MetricLabels.input(source, name);
    MetricGroup live = input.addGroup("live");
    live.counter("datagrams", new CountView(counts::datagrams));
    live.counter("bytes", new CountView(counts::bytes));
    live.counter("events", new CountView(counts::events));
    live.counter("rejectedEvents", new CountView(counts::rejectedEvents));
    live.counter("droppedDatagrams", new CountView(counts::droppedDatagrams));
    live.counter("droppedEvents", new CountView(counts::droppedEvents));
    live.counter("malformedDatagrams", new CountView(counts::malformedDatagrams));
    live.counter("missingDatagrams", new CountView(counts::missingDatagrams));
    live.counter("restarts", new CountView(counts::restarts));
    live.counter("connections", new CountView(counts::connections));
    live.<Long, Gauge<Long>>gauge("waitingEvents", waitingEvents::getAsLong);
  }

  /** Adds the kinds of warnings that are new. */
  void update() {
    long now = System.nanoTime();
    if (now - updatedNanos < EVERY_NANOS) {
      return;
    }
    updatedNanos = now;
    for (String kind : counts.warnings().keySet()) {
      if (kinds.add(MetricLabels.word(kind))) {
        MetricLabels.kind(input, kind)
            .counter("decoderWarnings", new CountView(() -> warnings(MetricLabels.word(kind))));
      }
    }
  }

  /** How often, of all kinds that are the same word. */
  private long warnings(String word) {
    return counts.warnings().entrySet().stream()
        .filter(warning -> MetricLabels.word(warning.getKey()).equals(word))
        .mapToLong(warning -> warning.getValue())
        .sum();
  }
}
