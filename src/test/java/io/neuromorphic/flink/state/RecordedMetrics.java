/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.Meter;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/**
 * A group that remembers what is added, also to the groups within: {@code input=camera/eventsRead}.
 */
public final class RecordedMetrics extends UnregisteredMetricsGroup {

  private final Map<String, Metric> all;
  private final Map<String, Long> began;
  private final String scope;

  /** Nothing was added yet. */
  public RecordedMetrics() {
    this(new TreeMap<>(), new TreeMap<>(), "");
  }

  private RecordedMetrics(Map<String, Metric> all, Map<String, Long> began, String scope) {
    this.all = all;
    this.began = began;
    this.scope = scope;
  }

  /** All that was added, by scope and name. */
  public Map<String, Metric> all() {
    return all;
  }

  /** What a counter has counted. */
  public long count(String name) {
    return ((Counter) all.get(name)).getCount();
  }

  /** What a counter had counted when it was added: what a reporter may see of it first. */
  public long began(String name) {
    return began.get(name);
  }

  /** What a gauge shows. */
  public double value(String name) {
    return ((Number) ((Gauge<?>) all.get(name)).getValue()).doubleValue();
  }

  private <M extends Metric> M add(String name, M metric) {
    Metric before = all.put(scope + name, metric);
    if (before != null) {
      throw new IllegalStateException("two metrics " + scope + name);
    }
    return metric;
  }

  @Override
  public Counter counter(String name) {
    return counter(name, new SimpleCounter());
  }

  @Override
  public <C extends Counter> C counter(String name, C counter) {
    began.put(scope + name, counter.getCount());
    return add(name, counter);
  }

  @Override
  public <T, G extends Gauge<T>> G gauge(String name, G gauge) {
    return add(name, gauge);
  }

  @Override
  public <M extends Meter> M meter(String name, M meter) {
    return add(name, meter);
  }

  @Override
  public <H extends Histogram> H histogram(String name, H histogram) {
    return add(name, histogram);
  }

  @Override
  public MetricGroup addGroup(String name) {
    return new RecordedMetrics(all, began, scope + name + "/");
  }

  @Override
  public MetricGroup addGroup(String key, String value) {
    return new RecordedMetrics(all, began, scope + key + "=" + value + "/");
  }
}
