/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import io.neuromorphic.flink.state.MetricDescription;
import io.neuromorphic.flink.state.MetricDescription.Kind;

/** Metrics of a live input, in the group {@code live} of the input. */
public enum LiveMetric {
  DATAGRAMS(
      Kind.COUNTER,
      "datagrams",
      "datagrams",
      "received, also those that were dropped then",
      "anew"),
  BYTES(Kind.COUNTER, "bytes", "bytes", "received", "anew"),
  EVENTS(Kind.COUNTER, "events", "events", "taken", "anew"),
  DROPPED_DATAGRAMS(
      Kind.COUNTER,
      "droppedDatagrams",
      "datagrams",
      "received, and dropped because the buffer was full: the job is too slow. In no book",
      "anew"),
  DROPPED_EVENTS(Kind.COUNTER, "droppedEvents", "events", "of those", "anew"),
  REJECTED_EVENTS(
      Kind.COUNTER,
      "rejectedEvents",
      "events",
      "events whose time no clock can have; they are among `live_events`, and in the books as invalid",
      "anew"),
  MALFORMED_DATAGRAMS(
      Kind.COUNTER,
      "malformedDatagrams",
      "datagrams",
      "dropped, as they are none of the protocol",
      "anew"),
  MISSING_DATAGRAMS(
      Kind.COUNTER,
      "missingDatagrams",
      "datagrams",
      "never arrived, where the protocol numbers them",
      "anew"),
  RESTARTS(
      Kind.COUNTER, "restarts", "restarts", "how often the sender's clock began again", "anew"),
  CONNECTIONS(Kind.COUNTER, "connections", "connections", "made so far", "anew"),
  WAITING_EVENTS(
      Kind.GAUGE,
      "waitingEvents",
      "events",
      "received and not yet read; dropping begins at about a million",
      "anew");

  private final MetricDescription description;

  LiveMetric(Kind kind, String name, String unit, String means, String afterRestart) {
    description = new MetricDescription(kind, name, unit, means, afterRestart);
  }

  /** Its name and what is to be known of it. */
  public MetricDescription described() {
    return description;
  }
}
