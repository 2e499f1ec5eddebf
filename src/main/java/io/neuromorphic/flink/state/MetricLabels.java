/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import org.apache.flink.metrics.MetricGroup;

/**
 * The groups of metrics that are named by a key and a value. Reporters that know labels make one of
 * the key, so that a metric has one name, whatever its population or input is called.
 */
public final class MetricLabels {

  private static final String POPULATION = "population";
  private static final String INPUT = "input";
  private static final String REASON = "reason";
  private static final String KIND = "kind";
  private static final String LIVE = "live";

  private MetricLabels() {}

  /** Metrics of a population, within those of an operator. */
  public static MetricGroup population(MetricGroup operator, String name) {
    return operator.addGroup(POPULATION, name);
  }

  /** Metrics of an input, within those of an operator. */
  public static MetricGroup input(MetricGroup operator, String name) {
    return operator.addGroup(INPUT, name);
  }

  /** What was rejected of an input for a reason. */
  public static MetricGroup reason(MetricGroup input, String word) {
    return input.addGroup(REASON, word);
  }

  /** What a live input receives. */
  public static MetricGroup live(MetricGroup input) {
    return input.addGroup(LIVE);
  }

  /**
   * Warnings of an input's decoder of one kind. Only letters, digits and underscores are left of
   * the kind: kinds that differ in nothing else are one.
   */
  public static MetricGroup kind(MetricGroup input, String kind) {
    return input.addGroup(KIND, word(kind));
  }

  /** A kind of warning as the value of a label. */
  public static String word(String kind) {
    return kind.replaceAll("[^A-Za-z0-9]+", "_");
  }
}
