/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import java.util.Arrays;

/**
 * Makes synapses to a range of a population's neurons, {@code [first, first + to)}. Weights are
 * finite and not NaN; so is the gain.
 */
public final class SynapseMaker {

  private final int from;
  private final int first;
  private final int to;
  private final float gain;
  private final boolean forValues;

  /**
   * Synapses of spikes.
   *
   * @param from number of neurons that the synapses come from
   * @param first of those that they lead to
   * @param to number of those
   * @param gain every weight is multiplied by it
   */
  public SynapseMaker(int from, int first, int to, float gain) {
    this(from, first, to, gain, false);
  }

  private SynapseMaker(int from, int first, int to, float gain, boolean forValues) {
    this.forValues = forValues;
    this.from = from;
    this.first = first;
    this.to = to;
    this.gain = gain;
  }

  /** Makes synapses that serve {@link Synapses#addScaled}, too. */
  public SynapseMaker forValues() {
    return new SynapseMaker(from, first, to, gain, true);
  }

  /** Neuron i to neuron i. */
  public Synapses oneToOne(float weight) {
    return new OneToOneSynapses(from, first, to, weight, gain);
  }

  /** Every neuron to every neuron. */
  public Synapses allToAll(float weight) {
    return new AllToAllSynapses(from, to, weight, gain);
  }

  /**
   * A kernel over populations with rows.
   *
   * @param weights row by row, length shape.width · shape.height
   */
  public Synapses kernel(KernelShape shape, float[] weights) {
    return new KernelSynapses(shape, weights, first, to, gain);
  }

  /**
   * A matrix of the whole population.
   *
   * @param weights row by row, a row for each neuron they lead to, of {@code from} columns
   */
  public Synapses dense(float[] weights) {
    float[][] rows = new float[from][to];
    for (int j = 0; j < to; j++) {
      int row = (first + j) * from;
      for (int i = 0; i < from; i++) {
        rows[i][j] = weights[row + i];
      }
    }
    return new DenseSynapses(rows, to, gain, forValues);
  }

  /** The same of float16, as bits. */
  public Synapses denseHalf(short[] weights) {
    short[][] rows = new short[from][to];
    for (int j = 0; j < to; j++) {
      int row = (first + j) * from;
      for (int i = 0; i < from; i++) {
        rows[i][j] = weights[row + i];
      }
    }
    return new HalfSynapses(rows, to, gain);
  }

  /**
   * Compressed sparse rows of the whole population, a row for each neuron they lead to.
   *
   * @param rowStart index of each row's first weight, and their number
   * @param column of each weight
   * @param weight of each; null where they are float16
   * @param half bits of each; null where they are float32
   */
  public Synapses sparse(int[] rowStart, int[] column, float[] weight, short[] half) {
    int begin = rowStart[first];
    int end = rowStart[first + to];
    int[] start = new int[from + 1];
    for (int n = begin; n < end; n++) {
      start[column[n] + 1]++;
    }
    for (int i = 0; i < from; i++) {
      start[i + 1] += start[i];
    }
    int[] next = Arrays.copyOf(start, from);
    int[] target = new int[end - begin];
    float[] weights = weight == null ? null : new float[end - begin];
    short[] halves = weight == null ? new short[end - begin] : null;
    for (int j = 0; j < to; j++) {
      for (int n = rowStart[first + j]; n < rowStart[first + j + 1]; n++) {
        int at = next[column[n]]++;
        target[at] = j;
        if (weight == null) {
          halves[at] = half[n];
        } else {
          weights[at] = weight[n];
        }
      }
    }
    return new SparseSynapses(to, start, target, weights, halves, gain);
  }

  /**
   * How many synapses {@link #random} makes, without making them.
   *
   * @param probability above 0, at most 1
   * @param population number of neurons of the whole population
   */
  public long countRandom(double probability, long seed, int population) {
    return new RandomSynapses(probability, null, seed, population).count(from, first, to);
  }

  /**
   * Each pair of neurons is connected by chance, with a weight by chance; the same for a range as
   * for the whole population.
   *
   * @param probability above 0, at most 1
   * @param population number of neurons of the whole population
   * @param half whether weights are rounded to float16, and held so
   * @throws IllegalArgumentException where there are more synapses than an array can hold, or a
   *     weight is too large for float16
   */
  public Synapses random(
      double probability, Distribution weights, long seed, int population, boolean half) {
    return new RandomSynapses(probability, weights, seed, population)
        .make(from, first, to, half, gain, forValues);
  }
}
