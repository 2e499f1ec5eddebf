/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import java.io.Serializable;

/** What random numbers are like. Number n of a seed is always the same. */
public sealed interface Distribution extends Serializable {

  /**
   * Number n of a seed.
   *
   * @see CounterRandom
   */
  double at(long seed, long n);

  /**
   * {@code low + (high - low)·r^power}, where r is uniform in [0, 1).
   *
   * @param low finite
   * @param high finite; may be below {@code low}
   * @param power at least 1; 1 is the uniform distribution
   */
  record Uniform(double low, double high, int power) implements Distribution {

    /** The uniform distribution. */
    public Uniform(double low, double high) {
      this(low, high, 1);
    }

    @Override
    public double at(long seed, long n) {
      double r = CounterRandom.uniform(CounterRandom.bits(seed, n));
      double product = r;
      for (int i = 1; i < power; i++) {
        product *= r;
      }
      return low + (high - low) * product;
    }
  }

  /**
   * The normal distribution.
   *
   * @param mean finite
   * @param std standard deviation, finite, not negative
   */
  record Normal(double mean, double std) implements Distribution {
    @Override
    public double at(long seed, long n) {
      return mean + std * CounterRandom.normal(CounterRandom.bits(seed, n));
    }
  }
}
