/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import java.util.Arrays;

/** What a step tells besides the new state: who fired, and who was reset. Reused. */
public final class StepOutput {

  /** Indices written beyond the last spike. */
  private static final int SLACK = 2;

  /** Neurons whose spikes a kernel may gather before it tells them. */
  static final int BLOCK = 1_024;

  private final float[] block = new float[BLOCK];
  private int[] spikes;
  private int[] resetNeurons;
  private float[] alarm;
  private int spikeCount;
  private int resets;

  /** For steps of at most {@code size} neurons; grows where a step has more. */
  public StepOutput(int size) {
    spikes = new int[size + SLACK];
    resetNeurons = new int[size];
    alarm = new float[0];
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
  public int resets() {
    return resets;
  }

  /**
   * Indices of the neurons that were put back to their initial state in the last step, ascending;
   * the first {@link #resets}.
   */
  public int[] resetNeurons() {
    return resetNeurons;
  }

  void start(int size) {
    if (spikes.length < size + SLACK) {
      spikes = Arrays.copyOf(spikes, size + SLACK);
    }
    if (resetNeurons.length < size) {
      resetNeurons = new int[size];
    }
    spikeCount = 0;
    resets = 0;
  }

  /**
   * Appends the neurons of up to 32 bits. The first two are written whether they fired or not: a
   * branch on whether a neuron fired cannot be predicted, and costs more.
   *
   * @param first neuron of the lowest bit
   * @param bits one a neuron, set where it fired
   */
  void spikes(int first, int bits) {
    int count = spikeCount;
    int[] into = spikes;
    spikeCount = count + Integer.bitCount(bits);
    into[count] = first + Integer.numberOfTrailingZeros(bits);
    bits &= bits - 1;
    into[count + 1] = first + Integer.numberOfTrailingZeros(bits);
    bits &= bits - 1;
    for (int n = count + 2; bits != 0; bits &= bits - 1) {
      into[n++] = first + Integer.numberOfTrailingZeros(bits);
    }
  }

  void spike(int neuron) {
    spikes[spikeCount++] = neuron;
  }

  /** Scratch of {@link #BLOCK} values that stay in the L1 cache. */
  float[] block() {
    return block;
  }

  /** Scratch of a two-pass kernel, one value a neuron. */
  float[] alarm(int size) {
    if (alarm.length < size) {
      alarm = new float[size];
    }
    return alarm;
  }

  /**
   * Finishes a neuron that may have fired or left the finite numbers; tells resets, not spikes.
   *
   * @param v at {@code i}: v' plus {@link StepConstants#quietV}
   * @param u at {@code i}: u' plus {@link StepConstants#quietU}
   * @return whether it fired
   */
  boolean settle(float[] v, float[] u, int i, StepConstants k) {
    return settle(v, u, i, k.vTh(), k.c(), k.d(), k.initialV(), k.initialU());
  }

  /** The same by the neuron's own constants. */
  boolean settle(
      float[] v, float[] u, int i, float vTh, float c, float d, float initialV, float initialU) {
    float v1 = v[i];
    float u1 = u[i];
    if (!Float.isFinite(v1) || !Float.isFinite(u1)) {
      v[i] = initialV;
      u[i] = initialU;
      resetNeurons[resets++] = i;
      return false;
    }
    if (v1 - vTh > 0f) {
      v[i] = 0f * v1 + c;
      u[i] = 0f * u1 + (u1 + d);
      return true;
    }
    return false;
  }

  /** Of a step that tells its spikes in another way. */
  void forgetSpikes() {
    spikeCount = 0;
  }
}
