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
 * Every metric of ours: what the code registers by and the reference lists. Names are promises:
 * dashboards and alerts of users know them.
 */
public enum JobMetric {
  STEPS(
      Scope.POPULATION,
      "steps",
      Kind.COUNTER,
      "steps of a shard",
      "dt windows stepped, rest included",
      "goes on"),
  NEURON_STEPS(
      Scope.POPULATION,
      "neuronSteps",
      Kind.COUNTER,
      "steps of a neuron",
      "the same, times the neurons",
      "goes on"),
  SPIKES(Scope.POPULATION, "spikes", Kind.COUNTER, "spikes", "spikes sent", "goes on"),
  SPIKES_PER_SECOND(
      Scope.POPULATION,
      "spikesPerSecond",
      Kind.METER,
      "spikes a second of wall clock",
      "mean of the last minute",
      "anew"),
  FIRING_RATE(
      Scope.POPULATION,
      "firingRate",
      Kind.GAUGE,
      "Hz",
      "spikes of a neuron in a second of event time, mean over neurons and the last"
          + " 10 s of wall clock",
      "anew"),
  RESETS(
      Scope.POPULATION,
      "resets",
      Kind.COUNTER,
      "resets",
      "neurons put back to their initial state, as v or u was no longer finite",
      "goes on"),
  SATURATED(
      Scope.POPULATION,
      "saturated",
      Kind.COUNTER,
      "sums",
      "sums of currents that left ±2^62 of their grid: [semantics](../semantics.md)",
      "goes on"),
  NEURONS(Scope.POPULATION, "neurons", Kind.GAUGE, "neurons", "neurons of the subtask", "–"),
  ACTIVE_NEURONS(
      Scope.POPULATION,
      "activeNeurons",
      Kind.GAUGE,
      "neurons",
      "those that are stepped in every window",
      "anew: all"),
  QUIESCENT_NEURONS(
      Scope.POPULATION,
      "quiescentNeurons",
      Kind.GAUGE,
      "neurons",
      "those of blocks that are known to rest: not stepped until input comes; the"
          + " bits are the same",
      "anew: none"),
  WAITING(
      Scope.POPULATION,
      "waiting",
      Kind.GAUGE,
      "currents and spikes",
      "held in memory for windows to come",
      "goes on"),
  WINDOWS_BEHIND(
      Scope.POPULATION,
      "windowsBehind",
      Kind.GAUGE,
      "windows",
      "windows that are complete and not stepped, of the shard that is furthest" + " behind",
      "anew"),
  EVENT_TIME_LAG(
      Scope.POPULATION,
      "eventTimeLag",
      Kind.GAUGE,
      "ms",
      "wall clock less the event time up to which all neurons are stepped."
          + " Out-of-orderness is in it. Means something only where events have the time"
          + " of the wall clock: live, `time: align`; of a recording it is the age",
      "–"),
  REAL_TIME_FACTOR(
      Scope.POPULATION,
      "realTimeFactor",
      Kind.GAUGE,
      "–",
      "event time gone by, over wall clock gone by, in the last 10 s: 1 keeps up"
          + " with a sensor, more catches up, 0 stands still, or the task is held up and"
          + " has told nothing for as long",
      "anew"),
  STEP_TIME_NANOS(
      Scope.POPULATION,
      "stepTimeNanos",
      Kind.HISTOGRAM,
      "ns",
      "one window of a shard: a sample is the mean of the windows stepped in one go,"
          + " resting ones included, without the time that sending spikes took. In a loop"
          + " of populations, the window of all of them",
      "anew"),
  SENSOR_TO_SPIKE_LATENCY_MILLIS(
      Scope.POPULATION,
      "sensorToSpikeLatencyMillis",
      Kind.HISTOGRAM,
      "ms",
      "wall clock when a packet of spikes leaves the neurons, less the t of its"
          + " oldest spike. Kafka comes on top ([latency](../latency.md)). Means something"
          + " only where events have the time of the wall clock, as above",
      "anew"),
  EVENTS_READ(
      Scope.BOOKS,
      "eventsRead",
      Kind.COUNTER,
      "events",
      "read, whatever became of them",
      "goes on"),
  EVENTS_INTEGRATED(
      Scope.BOOKS, "eventsIntegrated", Kind.COUNTER, "events", "entered a step", "goes on"),
  EVENTS_FILTERED(
      Scope.BOOKS,
      "eventsFiltered",
      Kind.COUNTER,
      "events",
      "outside the region or the population, masked, or of an unused polarity",
      "goes on"),
  EVENTS_LATE(
      Scope.BOOKS,
      "eventsLate",
      Kind.COUNTER,
      "events",
      "rejected, as their window had been completed",
      "goes on"),
  EVENTS_INVALID(
      Scope.BOOKS,
      "eventsInvalid",
      Kind.COUNTER,
      "events",
      "rejected for any other reason",
      "goes on"),
  EVENTS_PENDING(
      Scope.BOOKS,
      "eventsPending",
      Kind.GAUGE,
      "events",
      "wait for their window to be complete",
      "goes on"),
  EVENTS_REJECTED(
      Scope.REASON,
      "eventsRejected",
      Kind.COUNTER,
      "events",
      "rejected, by [reason](../semantics.md), `late` among them",
      "goes on"),
  DECODER_WARNINGS(
      Scope.KIND,
      "decoderWarnings",
      Kind.COUNTER,
      "occurrences",
      "what a decoder of a recording or of a live sensor skipped or found odd; a"
          + " kind is there from its first occurrence on. The log has where",
      "anew"),
  LIVE_DATAGRAMS(
      Scope.LIVE,
      "datagrams",
      Kind.COUNTER,
      "datagrams",
      "received, also those that were dropped then",
      "anew"),
  LIVE_BYTES(Scope.LIVE, "bytes", Kind.COUNTER, "bytes", "received", "anew"),
  LIVE_EVENTS(Scope.LIVE, "events", Kind.COUNTER, "events", "taken", "anew"),
  LIVE_DROPPED_DATAGRAMS(
      Scope.LIVE,
      "droppedDatagrams",
      Kind.COUNTER,
      "datagrams",
      "received, and dropped because the buffer was full: the job is too slow. In no" + " book",
      "anew"),
  LIVE_DROPPED_EVENTS(Scope.LIVE, "droppedEvents", Kind.COUNTER, "events", "of those", "anew"),
  LIVE_REJECTED_EVENTS(
      Scope.LIVE,
      "rejectedEvents",
      Kind.COUNTER,
      "events",
      "events whose time no clock can have; they are among `live_events`, and in the"
          + " books as invalid",
      "anew"),
  LIVE_MALFORMED_DATAGRAMS(
      Scope.LIVE,
      "malformedDatagrams",
      Kind.COUNTER,
      "datagrams",
      "dropped, as they are none of the protocol",
      "anew"),
  LIVE_MISSING_DATAGRAMS(
      Scope.LIVE,
      "missingDatagrams",
      Kind.COUNTER,
      "datagrams",
      "never arrived, where the protocol numbers them",
      "anew"),
  LIVE_RESTARTS(
      Scope.LIVE,
      "restarts",
      Kind.COUNTER,
      "restarts",
      "how often the sender's clock began again",
      "anew"),
  LIVE_CONNECTIONS(Scope.LIVE, "connections", Kind.COUNTER, "connections", "made so far", "anew"),
  LIVE_WAITING_EVENTS(
      Scope.LIVE,
      "waitingEvents",
      Kind.GAUGE,
      "events",
      "received and not yet read; dropping begins at about a million",
      "anew");

  /** Kinds of metrics. */
  public enum Kind {
    COUNTER,
    GAUGE,
    METER,
    HISTOGRAM
  }

  /** Whose a metric is: the groups that lead to it. */
  public enum Scope {
    POPULATION("population_", "population"),
    BOOKS("input_", "input"),
    REASON("input_reason_", "input, reason"),
    KIND("input_kind_", "input, kind"),
    LIVE("input_live_", "input");

    private final String prefix;
    private final String labels;

    Scope(String prefix, String labels) {
      this.prefix = prefix;
      this.labels = labels;
    }

    /** What Prometheus puts before the name, after the operator's part. */
    public String prefix() {
      return prefix;
    }

    /** Labels besides those of every metric of Flink. */
    public String labels() {
      return labels;
    }
  }

  private final Scope scope;
  private final String key;
  private final Kind kind;
  private final String unit;
  private final String means;
  private final String afterRestart;

  JobMetric(Scope scope, String key, Kind kind, String unit, String means, String afterRestart) {
    this.scope = scope;
    this.key = key;
    this.kind = kind;
    this.unit = unit;
    this.means = means;
    this.afterRestart = afterRestart;
  }

  /** Registers a counter under this name. */
  public void register(MetricGroup group, Counter counter) {
    check(Kind.COUNTER);
    group.counter(key, counter);
  }

  /** Registers a meter under this name. */
  public void register(MetricGroup group, Meter meter) {
    check(Kind.METER);
    group.meter(key, meter);
  }

  /** Registers a gauge under this name. */
  public <T> void register(MetricGroup group, Gauge<T> gauge) {
    check(Kind.GAUGE);
    group.<T, Gauge<T>>gauge(key, gauge);
  }

  /** Registers a histogram under this name. Returns it. */
  public Histogram register(MetricGroup group, Histogram histogram) {
    check(Kind.HISTOGRAM);
    return group.histogram(key, histogram);
  }

  private void check(Kind registered) {
    if (kind != registered) {
      throw new IllegalStateException(key + " is described as a " + kind);
    }
  }

  /** Whose it is. */
  public Scope scope() {
    return scope;
  }

  /** Its own name, within its group. */
  public String key() {
    return key;
  }

  /** What kind it is, to Flink. */
  public Kind kind() {
    return kind;
  }

  /** What it counts or measures in. */
  public String unit() {
    return unit;
  }

  /** One sentence or two, in Markdown. */
  public String means() {
    return means;
  }

  /**
   * What a restart makes of it: {@code goes on}, {@code anew}, or a dash where that is no matter.
   */
  public String afterRestart() {
    return afterRestart;
  }
}
