/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.Meter;
import org.apache.flink.metrics.MetricGroup;

/**
 * A metric as users meet it. All metrics are registered through one of these, so that none is
 * without a description; the reference of metrics is made from them.
 *
 * @param kind what Flink knows it as
 * @param name within its group
 * @param unit what is counted or measured
 * @param means one sentence or more, as Markdown
 * @param afterRestart what becomes of it when the task starts again
 */
public record MetricDescription(
    Kind kind, String name, String unit, String means, String afterRestart) {

  /** What a decoder of recordings or live sensors skipped or found odd, of one kind. */
  public static final MetricDescription DECODER_WARNINGS =
      new MetricDescription(
          Kind.COUNTER,
          "decoderWarnings",
          "occurrences",
          "what a decoder of a recording or of a live sensor skipped or found odd; a kind is there from its first occurrence on. The log has where",
          "anew");

  /** Flink's kinds of metrics. */
  public enum Kind {
    COUNTER,
    GAUGE,
    METER,
    HISTOGRAM
  }

  /** Registers it. */
  public <C extends Counter> C counter(MetricGroup group, C counter) {
    check(Kind.COUNTER);
    return group.counter(name, counter);
  }

  /** Registers it. */
  public <T> void gauge(MetricGroup group, Gauge<T> gauge) {
    check(Kind.GAUGE);
    group.<T, Gauge<T>>gauge(name, gauge);
  }

  /** Registers it. */
  public void meter(MetricGroup group, Meter meter) {
    check(Kind.METER);
    group.meter(name, meter);
  }

  /** Registers it. */
  public <H extends Histogram> H histogram(MetricGroup group, H histogram) {
    check(Kind.HISTOGRAM);
    return group.histogram(name, histogram);
  }

  private void check(Kind registered) {
    if (kind != registered) {
      throw new IllegalStateException(
          name + " is described as a " + kind + ", not a " + registered);
    }
  }
}
