/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.state.MetricDescription;
import io.neuromorphic.flink.state.MetricDescription.Kind;

/** Metrics of a population in a subtask: names, kinds, units, and what they mean. */
public enum PopulationMetric {
  STEPS(Kind.COUNTER, "steps", "steps of a shard", "dt windows stepped, rest included", "goes on"),
  NEURON_STEPS(
      Kind.COUNTER, "neuronSteps", "steps of a neuron", "the same, times the neurons", "goes on"),
  SPIKES(Kind.COUNTER, "spikes", "spikes", "spikes sent", "goes on"),
  SPIKES_PER_SECOND(
      Kind.METER,
      "spikesPerSecond",
      "spikes a second of wall clock",
      "mean of the last minute",
      "anew"),
  FIRING_RATE(
      Kind.GAUGE,
      "firingRate",
      "Hz",
      "spikes of a neuron in a second of event time, mean over neurons and the last 10 s of wall clock",
      "anew"),
  RESETS(
      Kind.COUNTER,
      "resets",
      "resets",
      "neurons put back to their initial state, as v or u was no longer finite",
      "goes on"),
  SATURATED(
      Kind.COUNTER,
      "saturated",
      "sums",
      "sums of currents that left ±2^62 of their grid: [semantics](../semantics.md)",
      "goes on"),
  NEURONS(Kind.GAUGE, "neurons", "neurons", "neurons of the subtask", "–"),
  ACTIVE_NEURONS(
      Kind.GAUGE,
      "activeNeurons",
      "neurons",
      "those that are stepped in every window",
      "anew: all"),
  QUIESCENT_NEURONS(
      Kind.GAUGE,
      "quiescentNeurons",
      "neurons",
      "those of blocks that are known to rest: not stepped until input comes; the bits are the same",
      "anew: none"),
  WAITING(
      Kind.GAUGE,
      "waiting",
      "currents and spikes",
      "held in memory for windows to come",
      "goes on"),
  WINDOWS_BEHIND(
      Kind.GAUGE,
      "windowsBehind",
      "windows",
      "windows that are complete and not stepped, of the shard that is furthest behind",
      "anew"),
  EVENT_TIME_LAG(
      Kind.GAUGE,
      "eventTimeLag",
      "ms",
      "wall clock less the event time up to which all neurons are stepped. Out-of-orderness is in it. Means something only where events have the time of the wall clock: live, `time: align`; of a recording it is the age",
      "–"),
  REAL_TIME_FACTOR(
      Kind.GAUGE,
      "realTimeFactor",
      "–",
      "event time gone by, over wall clock gone by, in the last 10 s: 1 keeps up with a sensor, more catches up, 0 stands still, or the task is held up and has told nothing for as long",
      "anew"),
  STEP_TIME_NANOS(
      Kind.HISTOGRAM,
      "stepTimeNanos",
      "ns",
      "one window of a shard: a sample is the mean of the windows stepped in one go, resting ones included, without the time that sending spikes took. In a loop of populations, the window of all of them",
      "anew"),
  SENSOR_TO_SPIKE_LATENCY_MILLIS(
      Kind.HISTOGRAM,
      "sensorToSpikeLatencyMillis",
      "ms",
      "wall clock when a packet of spikes leaves the neurons, less the t of its oldest spike. Kafka comes on top ([latency](../latency.md)). Means something only where events have the time of the wall clock, as above",
      "anew");

  private final MetricDescription description;

  PopulationMetric(Kind kind, String name, String unit, String means, String afterRestart) {
    description = new MetricDescription(kind, name, unit, means, afterRestart);
  }

  /** Its name and what is to be known of it. */
  public MetricDescription described() {
    return description;
  }
}
