/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.kernel.CurrentSum;
import io.neuromorphic.flink.kernel.RestingStep;
import io.neuromorphic.flink.state.WindowInput;

/** Adds up the currents of one window, neuron by neuron, by the rule of {@link CurrentSum}. */
final class WindowSum {

  private final long[] sum;
  private final float[] current;
  private final long[] blocks;

  /** For shards of at most {@code size} neurons. */
  WindowSum(int size) {
    sum = new long[size];
    current = new float[size];
    blocks = new long[RestingStep.words(size)];
  }

  /** A bit for each block of neurons that the window added last has input for. */
  long[] blocks() {
    return blocks;
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
    long saturated = 0;
    for (int i = 0; i < size; i++) {
      int n = neuron[i];
      long before = sum[n];
      long next = CurrentSum.add(before, CurrentSum.multiple(value[i]));
      sum[n] = next;
      if (CurrentSum.saturated(next) && !CurrentSum.saturated(before)) {
        saturated++;
      }
    }
    for (int i = 0; i < size; i++) {
      int n = neuron[i];
      current[n] = CurrentSum.toFloat(sum[n]);
      int block = n / RestingStep.BLOCK_NEURONS;
      blocks[block >> 6] |= 1L << block;
    }
    return saturated;
  }

  /** Puts back to zero what {@link #add} has set. */
  void clear(WindowInput input) {
    int[] neuron = input.neuron();
    for (int i = 0, size = input.size(); i < size; i++) {
      sum[neuron[i]] = 0;
      current[neuron[i]] = 0;
      blocks[neuron[i] / RestingStep.BLOCK_NEURONS >> 6] = 0;
    }
  }
}
