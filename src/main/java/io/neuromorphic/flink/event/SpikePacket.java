/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

import java.util.Arrays;

/**
 * Spike events (t µs, population, neuron) of one population shard as parallel arrays, in ascending
 * order of (t, neuron). Growable; arrays may be longer than {@link #size()}.
 */
public final class SpikePacket {

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

  /** Name of the population. */
  public String population() {
    return population;
  }

  /** Number of the shard whose neurons these are. */
  public int shard() {
    return shard;
  }

  /** Number of spikes. */
  public int size() {
    return size;
  }

  /** Times, µs: the end of the window whose step fired the spike. */
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

  /** A deep copy, its arrays trimmed to size. */
  public SpikePacket copy() {
    SpikePacket copy =
        new SpikePacket(
            population, shard, Arrays.copyOf(t, size), Arrays.copyOf(neuron, size), size);
    copy.until = until;
    return copy;
  }
}
