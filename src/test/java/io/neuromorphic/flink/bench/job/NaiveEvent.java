/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.job;

/** A record per event, as Flink's tutorials have it: a POJO. */
@SuppressWarnings("checkstyle:VisibilityModifier")
public final class NaiveEvent {

  /** Time, µs. */
  public long t;

  /** Which group of {@link NaiveNeurons#SIZE} neurons. */
  public int group;

  /** Neuron within the group. */
  public int neuron;

  public float current;

  public NaiveEvent() {}

  NaiveEvent(long t, int group, int neuron, float current) {
    this.t = t;
    this.group = group;
    this.neuron = neuron;
    this.current = current;
  }
}
