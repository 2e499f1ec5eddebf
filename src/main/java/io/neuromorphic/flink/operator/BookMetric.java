/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.state.MetricDescription;
import io.neuromorphic.flink.state.MetricDescription.Kind;

/** Metrics of an input's book in a subtask of the neurons. */
public enum BookMetric {
  EVENTS_READ(Kind.COUNTER, "eventsRead", "events", "read, whatever became of them", "goes on"),
  EVENTS_INTEGRATED(Kind.COUNTER, "eventsIntegrated", "events", "entered a step", "goes on"),
  EVENTS_FILTERED(
      Kind.COUNTER,
      "eventsFiltered",
      "events",
      "outside the region or the population, masked, or of an unused polarity",
      "goes on"),
  EVENTS_LATE(
      Kind.COUNTER,
      "eventsLate",
      "events",
      "rejected, as their window had been completed",
      "goes on"),
  EVENTS_INVALID(
      Kind.COUNTER, "eventsInvalid", "events", "rejected for any other reason", "goes on"),
  EVENTS_PENDING(
      Kind.GAUGE, "eventsPending", "events", "wait for their window to be complete", "goes on"),
  EVENTS_REJECTED(
      Kind.COUNTER,
      "eventsRejected",
      "events",
      "rejected, by [reason](../semantics.md), `late` among them",
      "goes on");

  private final MetricDescription description;

  BookMetric(Kind kind, String name, String unit, String means, String afterRestart) {
    description = new MetricDescription(kind, name, unit, means, afterRestart);
  }

  /** Its name and what is to be known of it. */
  public MetricDescription described() {
    return description;
  }
}
