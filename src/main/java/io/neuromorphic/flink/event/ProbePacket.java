/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

import java.util.Arrays;

/**
 * Samples (t µs, population, neuron, v, u) of probed neurons of one population shard as parallel
 * arrays, in ascending order of (t, neuron). Growable; arrays may be longer than {@link #size()}.
 */
public final class ProbePacket implements OrderedPacket<ProbePacket> {

  private final String population;
  private final int shard;
  private long[] t;
  private int[] neuron;
  private float[] v;
  private float[] u;
  private int size;

  public ProbePacket(String population, int shard, int capacity) {
    this(
        population,
        shard,
        new long[capacity],
        new int[capacity],
        new float[capacity],
        new float[capacity],
        0);
  }

  /** Takes over the given arrays; the first {@code size} entries of each are samples. */
  public ProbePacket(
      String population, int shard, long[] t, int[] neuron, float[] v, float[] u, int size) {
    this.population = population;
    this.shard = shard;
    this.t = t;
    this.neuron = neuron;
    this.v = v;
    this.u = u;
    this.size = size;
  }

  /** Appends a sample. */
  public void add(long time, int ofNeuron, float potential, float recovery) {
    if (size == t.length) {
      int capacity = Math.max(16, size + (size >> 1));
      t = Arrays.copyOf(t, capacity);
      neuron = Arrays.copyOf(neuron, capacity);
      v = Arrays.copyOf(v, capacity);
      u = Arrays.copyOf(u, capacity);
    }
    t[size] = time;
    neuron[size] = ofNeuron;
    v[size] = potential;
    u[size++] = recovery;
  }

  @Override
  public String population() {
    return population;
  }

  @Override
  public int shard() {
    return shard;
  }

  @Override
  public int size() {
    return size;
  }

  /** Times, µs: the end of the window after whose step the neuron was in that state. */
  @Override
  public long[] t() {
    return t;
  }

  /** Neurons, numbered within the population. */
  public int[] neuron() {
    return neuron;
  }

  /** Membrane potentials, mV; of a neuron that fired in that step, after its reset. */
  public float[] v() {
    return v;
  }

  /** Recovery variables, likewise. */
  public float[] u() {
    return u;
  }

  @Override
  public ProbePacket slice(int from, int to) {
    return new ProbePacket(
        population,
        shard,
        Arrays.copyOfRange(t, from, to),
        Arrays.copyOfRange(neuron, from, to),
        Arrays.copyOfRange(v, from, to),
        Arrays.copyOfRange(u, from, to),
        to - from);
  }

  @Override
  public ProbePacket copy() {
    return slice(0, size);
  }
}
