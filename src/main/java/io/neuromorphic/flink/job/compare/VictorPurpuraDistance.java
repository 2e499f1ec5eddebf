/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.compare;

import java.util.Locale;

/**
 * The distance of J. D. Victor and K. P. Purpura, "Nature and precision of temporal coding in
 * visual cortex: a metric-space analysis", Journal of Neurophysiology 76 (1996), there called
 * D^spike[q].
 *
 * <p>It is the least cost of making one train the other: 1 for each spike that is deleted, 1 for
 * each that is inserted, and q·|Δt| for each that is moved by Δt. So it is counted in spikes. To
 * move a spike is worth its cost up to 2/q: with 200 per second, up to 10 ms. With q = 0 only the
 * numbers of spikes matter; with a large q, only spikes at equal times are the same.
 *
 * @param costPerSecond q, of moving a spike, 1/s, at least 0
 */
public record VictorPurpuraDistance(double costPerSecond) implements SpikeDistance {

  private static final double MICROS_PER_SECOND = 1e6;

  /** What deleting a spike and inserting another one costs: the most that moving it may. */
  private static final double REPLACE = 2;

  /** Checks the cost. */
  public VictorPurpuraDistance {
    if (!(costPerSecond >= 0) || Double.isInfinite(costPerSecond)) {
      throw new IllegalArgumentException(
          "a cost of " + costPerSecond + " per second: expected a number that is not below 0");
    }
  }

  /**
   * Seeks the moves that save most, compared to replacing all spikes. Moves do not cross, so what
   * the first i and the first j spikes can save follows from fewer of them. Only pairs near enough
   * to save something are looked at.
   */
  @Override
  public double between(long[] one, long[] other) {
    // saved[j]: the most that the spikes of one so far and the first j of the other save.
    double[] saved = new double[other.length + 1];
    int near = 0;
    int reach = 0;
    for (long t : one) {
      while (near < other.length && other[near] < t && saving(t, other[near]) <= 0) {
        near++;
      }
      // What no spike before could reach has saved nothing more.
      double most = saved[reach];
      while (reach < other.length && (other[reach] <= t || saving(t, other[reach]) > 0)) {
        saved[++reach] = most;
      }
      double diagonal = saved[near];
      for (int j = near; j < reach; j++) {
        double before = saved[j + 1];
        saved[j + 1] = Math.max(Math.max(before, saved[j]), diagonal + saving(t, other[j]));
        diagonal = before;
      }
    }
    return one.length + other.length - saved[reach];
  }

  private double saving(long t, long u) {
    return REPLACE - costPerSecond * Math.abs(Math.subtractExact(t, u)) / MICROS_PER_SECOND;
  }

  @Override
  public String title() {
    return String.format(
        Locale.ROOT, "Victor-Purpura distance (%s per s)", Plain.of(costPerSecond));
  }
}
