/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import java.util.Arrays;

/**
 * The input current of each neuron for one step, as the exact sum of any number of addends by the
 * rule of {@link CurrentSum}: the order in which they are added does not matter.
 *
 * <p>Addends that are known to stay small together are added up as double: multiples of 2^-40 whose
 * sizes sum up to less than {@link #LARGEST_SMALL} have exact sums there. All others are added as
 * multiples in long, which saturates.
 *
 * <p>Blocks of {@link RestingStep#BLOCK_NEURONS} neurons without any addend cost nothing. Reused:
 * {@link #finish}, the step, then {@link #clear}.
 */
public final class InputSums {

  /** Sizes of all small addends of a neuron sum up to less. */
  public static final double LARGEST_SMALL = 2_048;

  /** Adding it to a number below 2,048 in size leaves a multiple of 2^-40, ties to even. */
  private static final double TO_GRID = 6_144;

  private final int size;
  private final double[] small;
  private final long[] multiples;
  private final float[] current;
  private final long[] blocks;
  private final long[] largeBlocks;
  private int saturated;

  /** For at most {@code size} neurons. */
  public InputSums(int size) {
    this.size = size;
    small = new double[size];
    multiples = new long[size];
    current = new float[size];
    blocks = new long[RestingStep.words(size)];
    largeBlocks = new long[blocks.length];
  }

  /**
   * The multiple of 2^-40 nearest to a number, ties to even, as a double.
   *
   * @param x below {@link #LARGEST_SMALL} in size
   */
  static double onGrid(double x) {
    return (x + TO_GRID) - TO_GRID;
  }

  /** The sums of small addends, by neuron, for {@link Synapses} to add to. */
  double[] small() {
    return small;
  }

  /** Notes that a neuron may have got a small addend. */
  void touch(int neuron) {
    int block = neuron / RestingStep.BLOCK_NEURONS;
    blocks[block >> 6] |= 1L << block;
  }

  /** Notes that any of the first {@code neurons} may have got small addends. */
  void touchAll(int neurons) {
    int all = (neurons + RestingStep.BLOCK_NEURONS - 1) / RestingStep.BLOCK_NEURONS;
    int words = all >> 6;
    Arrays.fill(blocks, 0, words, -1L);
    if ((all & 63) != 0) {
      blocks[words] |= (1L << all) - 1;
    }
  }

  /** Adds a multiple of 2^-40 of any size. */
  public void addMultiple(int neuron, long multiple) {
    long before = multiples[neuron];
    long sum = CurrentSum.add(before, multiple);
    multiples[neuron] = sum;
    saturated += CurrentSum.saturated(sum) && !CurrentSum.saturated(before) ? 1 : 0;
    int block = neuron / RestingStep.BLOCK_NEURONS;
    long bit = 1L << block;
    blocks[block >> 6] |= bit;
    largeBlocks[block >> 6] |= bit;
  }

  /**
   * Adds one current to each of the first neurons.
   *
   * @param currents by neuron, finite
   * @param count number of neurons
   * @param areSmall whether all of them count among the small addends
   */
  public void addAll(float[] currents, int count, boolean areSmall) {
    if (areSmall) {
      touchAll(count);
      for (int i = 0; i < count; i++) {
        small[i] += onGrid(currents[i]);
      }
    } else {
      for (int i = 0; i < count; i++) {
        addMultiple(i, CurrentSum.multiple(currents[i]));
      }
    }
  }

  /** Rounds the sums to currents; returns how many times one of them was saturated. */
  public int finish() {
    for (int word = 0; word < blocks.length; word++) {
      for (long left = blocks[word]; left != 0; left &= left - 1) {
        int block = word * Long.SIZE + Long.numberOfTrailingZeros(left);
        int from = block * RestingStep.BLOCK_NEURONS;
        int to = Math.min(size, from + RestingStep.BLOCK_NEURONS);
        if ((largeBlocks[word] & left & -left) == 0) {
          finishSmall(from, to);
        } else {
          finishLarge(from, to);
        }
      }
    }
    int times = saturated;
    saturated = 0;
    return times;
  }

  private void finishSmall(int from, int to) {
    for (int i = from; i < to; i++) {
      current[i] = (float) small[i];
    }
  }

  private void finishLarge(int from, int to) {
    for (int i = from; i < to; i++) {
      long sum = CurrentSum.add(multiples[i], (long) (small[i] * 0x1p40));
      saturated += CurrentSum.saturated(sum) && !CurrentSum.saturated(multiples[i]) ? 1 : 0;
      current[i] = CurrentSum.toFloat(sum);
    }
  }

  /** The currents, by neuron, once {@link #finish} has been called; 0 where there is none. */
  public float[] current() {
    return current;
  }

  /** A bit for each block of neurons that has an addend, as {@link RestingStep} wants it. */
  public long[] blocks() {
    return blocks;
  }

  /** Puts everything back to zero. */
  public void clear() {
    for (int word = 0; word < blocks.length; word++) {
      for (long left = blocks[word]; left != 0; left &= left - 1) {
        int block = word * Long.SIZE + Long.numberOfTrailingZeros(left);
        int from = block * RestingStep.BLOCK_NEURONS;
        int to = Math.min(size, from + RestingStep.BLOCK_NEURONS);
        Arrays.fill(small, from, to, 0);
        Arrays.fill(current, from, to, 0);
        if ((largeBlocks[word] & left & -left) != 0) {
          Arrays.fill(multiples, from, to, 0);
        }
      }
      blocks[word] = 0;
      largeBlocks[word] = 0;
    }
  }
}
