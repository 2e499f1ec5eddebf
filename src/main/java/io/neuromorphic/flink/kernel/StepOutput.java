/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import java.util.Arrays;

/** What a step tells besides the new state: who fired, and how many were reset. Reused. */
public final class StepOutput {

  private int[] spikes;
  private int spikeCount;
  private long resets;

  /** For steps of at most {@code size} neurons. */
  public StepOutput(int size) {
    spikes = new int[size];
  }

  /**
   * Indices of the neurons that fired in the last step, ascending; the first {@link #spikeCount}.
   */
  public int[] spikes() {
    return spikes;
  }

  /** How many neurons fired in the last step. */
  public int spikeCount() {
    return spikeCount;
  }

  /** How many neurons were put back to their initial state in the last step. */
  public long resets() {
    return resets;
  }

  void start(int size) {
    if (spikes.length < size) {
      spikes = Arrays.copyOf(spikes, size);
    }
    spikeCount = 0;
    resets = 0;
  }

  void spike(int neuron) {
    spikes[spikeCount++] = neuron;
  }

  void reset() {
    resets++;
  }
}
