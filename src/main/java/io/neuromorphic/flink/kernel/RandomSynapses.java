/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * Draws synapses. Pair (i, j) of neurons has number n = i · population + j: it is connected where
 * uniform number n of one seed is below the probability, and has the weight that is number n of
 * another.
 */
final class RandomSynapses {

  private final double probability;
  private final Distribution weights;
  private final long whetherSeed;
  private final long weightSeed;
  private final int population;

  RandomSynapses(double probability, Distribution weights, long seed, int population) {
    this.probability = probability;
    this.weights = weights;
    this.whetherSeed = CounterRandom.seed(seed, 0);
    this.weightSeed = CounterRandom.seed(seed, 1);
    this.population = population;
  }

  Synapses make(int from, int first, int to, boolean half, float gain, boolean forValues) {
    if (probability < 1) {
      return sparse(from, first, to, half, gain);
    }
    if (half) {
      short[][] rows = new short[from][to];
      for (int i = 0; i < from; i++) {
        for (int j = 0; j < to; j++) {
          rows[i][j] = Float16.of(weight(number(i, first + j)));
        }
      }
      return new HalfSynapses(rows, to, gain);
    }
    float[][] rows = new float[from][to];
    for (int i = 0; i < from; i++) {
      stopIfAsked();
      for (int j = 0; j < to; j++) {
        rows[i][j] = weight(number(i, first + j));
      }
    }
    return new DenseSynapses(rows, to, gain, forValues);
  }

  private Synapses sparse(int from, int first, int to, boolean half, float gain) {
    int[] start = new int[from + 1];
    long count = 0;
    for (int i = 0; i < from; i++) {
      stopIfAsked();
      for (int j = 0; j < to; j++) {
        count += connects(number(i, first + j)) ? 1 : 0;
      }
      if (count > Integer.MAX_VALUE - 8) {
        throw new IllegalArgumentException(
            "more than "
                + (Integer.MAX_VALUE - 8)
                + " random synapses: cut the population in shards");
      }
      start[i + 1] = (int) count;
    }
    int[] target = new int[(int) count];
    float[] floats = half ? null : new float[(int) count];
    short[] halves = half ? new short[(int) count] : null;
    int at = 0;
    for (int i = 0; i < from; i++) {
      stopIfAsked();
      for (int j = 0; j < to; j++) {
        long n = number(i, first + j);
        if (connects(n)) {
          target[at] = j;
          if (half) {
            halves[at] = Float16.of(weight(n));
          } else {
            floats[at] = weight(n);
          }
          at++;
        }
      }
    }
    return new SparseSynapses(to, start, target, floats, halves, gain);
  }

  /** Number of synapses to a range. */
  long count(int from, int first, int to) {
    if (probability >= 1) {
      return (long) from * to;
    }
    long count = 0;
    for (int i = 0; i < from; i++) {
      stopIfAsked();
      for (int j = 0; j < to; j++) {
        count += connects(number(i, first + j)) ? 1 : 0;
      }
    }
    return count;
  }

  private long number(int from, int to) {
    return (long) from * population + to;
  }

  private boolean connects(long n) {
    return CounterRandom.uniform(CounterRandom.bits(whetherSeed, n)) < probability;
  }

  private float weight(long n) {
    return (float) weights.at(weightSeed, n);
  }

  /** Drawing may take minutes; a task that is cancelled is interrupted. */
  private static void stopIfAsked() {
    if (Thread.currentThread().isInterrupted()) {
      throw new IllegalStateException("interrupted while synapses were drawn");
    }
  }
}
