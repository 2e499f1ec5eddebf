/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import io.neuromorphic.flink.state.JobMetric;
import io.neuromorphic.flink.state.MetricLabels;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
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
    MetricGroup live = MetricLabels.live(input);
    JobMetric.LIVE_DATAGRAMS.register(live, new CountView(counts::datagrams));
    JobMetric.LIVE_BYTES.register(live, new CountView(counts::bytes));
    JobMetric.LIVE_EVENTS.register(live, new CountView(counts::events));
    JobMetric.LIVE_REJECTED_EVENTS.register(live, new CountView(counts::rejectedEvents));
    JobMetric.LIVE_DROPPED_DATAGRAMS.register(live, new CountView(counts::droppedDatagrams));
    JobMetric.LIVE_DROPPED_EVENTS.register(live, new CountView(counts::droppedEvents));
    JobMetric.LIVE_MALFORMED_DATAGRAMS.register(live, new CountView(counts::malformedDatagrams));
    JobMetric.LIVE_MISSING_DATAGRAMS.register(live, new CountView(counts::missingDatagrams));
    JobMetric.LIVE_RESTARTS.register(live, new CountView(counts::restarts));
    JobMetric.LIVE_CONNECTIONS.register(live, new CountView(counts::connections));
    JobMetric.LIVE_WAITING_EVENTS.<Long>register(live, waitingEvents::getAsLong);
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
        JobMetric.DECODER_WARNINGS.register(
            MetricLabels.kind(input, kind), new CountView(() -> warnings(MetricLabels.word(kind))));
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
