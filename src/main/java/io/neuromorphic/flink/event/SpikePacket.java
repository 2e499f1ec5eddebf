/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

import java.util.Arrays;

/**
 * Spike events (t µs, population, neuron) of one population shard as parallel arrays, in ascending
 * order of (t, neuron). Growable; arrays may be longer than {@link #size()}.
 */
public final class SpikePacket implements OrderedPacket<SpikePacket> {

  private final String population;
  private final int shard;
  private long[] t;
  private int[] neuron;
  private int size;
  private long until = InputPacket.NONE;

  public SpikePacket(String population, int shard, int capacity) {
    this(population, shard, new long[capacity], new int[capacity], 0);
  }

  /** Takes over the given arrays; the first {@code size} entries of each are spikes. */
  public SpikePacket(String population, int shard, long[] t, int[] neuron, int size) {
    this.population = population;
    this.shard = shard;
    this.t = t;
    this.neuron = neuron;
    this.size = size;
  }

  /** Appends the spikes of one step: all at {@code time}, of {@code first + local[0..count)}. */
  public void addStep(long time, int first, int[] local, int count) {
    int needed = Math.addExact(size, count);
    if (needed > t.length) {
      int capacity = Math.max(needed, Math.max(16, t.length + (t.length >> 1)));
      t = Arrays.copyOf(t, capacity);
      neuron = Arrays.copyOf(neuron, capacity);
    }
    Arrays.fill(t, size, needed, time);
    for (int i = 0; i < count; i++) {
      neuron[size + i] = first + local[i];
    }
    size = needed;
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

  /** Times, µs: the end of the window whose step fired the spike. */
  @Override
  public long[] t() {
    return t;
  }

  /** Neurons, numbered within the population. */
  public int[] neuron() {
    return neuron;
  }

  /** Every spike of this shard before this instant, µs, has been sent; or {@code NONE}. */
  public long until() {
    return until;
  }

  public void setUntil(long until) {
    this.until = until;
  }

  @Override
  public SpikePacket slice(int from, int to) {
    return new SpikePacket(
        population,
        shard,
        Arrays.copyOfRange(t, from, to),
        Arrays.copyOfRange(neuron, from, to),
        to - from);
  }

  @Override
  public SpikePacket copy() {
    SpikePacket copy = slice(0, size);
    copy.until = until;
    return copy;
  }
}
