/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.job;

/** A record per spike. */
public final class NaiveSpike {

  /** Time, µs. */
  public long t;

  public int group;

  /** Neuron within the group. */
  public int neuron;

  public NaiveSpike() {}

  NaiveSpike(long t, int group, int neuron) {
    this.t = t;
    this.group = group;
    this.neuron = neuron;
  }
}
