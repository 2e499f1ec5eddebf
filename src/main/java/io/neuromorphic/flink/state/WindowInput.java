/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import java.util.Arrays;

/**
 * The currents of one dt window of one shard, as they came, and how many events of each input they
 * are.
 */
public final class WindowInput {

  private int size;
  private int[] neuron;
  private float[] current;
  private long[] events;

  public WindowInput() {
    this(new int[0], new float[0], 0, new long[1]);
  }

  /**
   * Takes over the given arrays.
   *
   * @param events number of events by index of the input in the books
   */
  public WindowInput(int[] neuron, float[] current, int size, long[] events) {
    this.neuron = neuron;
    this.current = current;
    this.size = size;
    this.events = events;
  }

  /**
   * Appends {@code neuron[from, to)} and {@code current[from, to)}, which come from one input.
   *
   * @param events that these currents are
   */
  public void add(int input, int[] neuron, float[] current, int from, int to, long events) {
    int count = to - from;
    int needed = Math.addExact(size, count);
    if (needed > this.neuron.length) {
      int capacity = Math.max(needed, size + (size >> 1));
      this.neuron = Arrays.copyOf(this.neuron, capacity);
      this.current = Arrays.copyOf(this.current, capacity);
    }
    System.arraycopy(neuron, from, this.neuron, size, count);
    System.arraycopy(current, from, this.current, size, count);
    size = needed;
    if (input >= this.events.length) {
      this.events = Arrays.copyOf(this.events, input + 1);
    }
    this.events[input] += events;
  }

  /** Number of currents. */
  public int size() {
    return size;
  }

  /** Neuron of each current, within the shard. */
  public int[] neuron() {
    return neuron;
  }

  /** The currents. */
  public float[] current() {
    return current;
  }

  /** Number of events by index of the input in the books; may be shorter than the books. */
  public long[] events() {
    return events;
  }

  /** A deep copy, its arrays trimmed to size. */
  public WindowInput copy() {
    return new WindowInput(
        Arrays.copyOf(neuron, size), Arrays.copyOf(current, size), size, events.clone());
  }
}
