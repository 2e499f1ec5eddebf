/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.state.WindowInput;

/**
 * Adds up the currents of one window, neuron by neuron, so that neither order nor grouping matters:
 * each current is rounded once, ties to even, to a multiple of 2^-40; the multiples are added as
 * int64; the sum is rounded once to float32. A sum that leaves ±2^62 multiples stays there.
 */
final class WindowSum {

  private static final double GRID = 0x1p40;
  private static final float GRID_STEP = 0x1p-40f;
  private static final long LIMIT = 1L << 62;

  private final long[] sum;
  private final float[] current;
  private long saturated;

  /** For shards of at most {@code size} neurons. */
  WindowSum(int size) {
    sum = new long[size];
    current = new float[size];
  }

  /** The sums of the window that was added last, else 0; indexed by neuron. */
  float[] current() {
    return current;
  }

  /** Adds up a window; returns how many sums were saturated. Must be followed by {@link #clear}. */
  long add(WindowInput input) {
    int[] neuron = input.neuron();
    float[] value = input.current();
    int size = input.size();
    saturated = 0;
    for (int i = 0; i < size; i++) {
      int n = neuron[i];
      // At most 2^56 in size: the sum cannot wrap before the check.
      long next = sum[n] + (long) Math.rint(value[i] * GRID);
      if (next > LIMIT || next < -LIMIT) {
        next = saturate(sum[n], next);
      }
      sum[n] = next;
    }
    for (int i = 0; i < size; i++) {
      int n = neuron[i];
      current[n] = sum[n] * GRID_STEP;
    }
    return saturated;
  }

  private long saturate(long before, long next) {
    long limit = next > 0 ? LIMIT : -LIMIT;
    if (before != limit) {
      saturated++;
    }
    return limit;
  }

  /** Puts back to zero what {@link #add} has set. */
  void clear(WindowInput input) {
    int[] neuron = input.neuron();
    for (int i = 0, size = input.size(); i < size; i++) {
      sum[neuron[i]] = 0;
      current[neuron[i]] = 0;
    }
  }
}
