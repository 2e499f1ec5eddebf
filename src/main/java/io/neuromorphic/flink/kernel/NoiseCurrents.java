/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * A random current for each neuron of a population, drawn anew every so many windows. The current
 * of a neuron in a window is a function of the seed, the population, the window and the neuron: it
 * does not depend on shards, or on what was drawn before.
 *
 * <p>Draw d of neuron n is number n of seed d of the population's seed, see {@link CounterRandom},
 * rounded to float32; d is the window divided by the interval, rounded down.
 */
public final class NoiseCurrents {

  /** No normal deviate of 53 bits is larger in size, with room. */
  private static final double LARGEST_NORMAL = 16;

  private final Distribution distribution;
  private final long seed;
  private final int everyWindows;
  private final int first;
  private final float[] currents;
  private long drawn = Long.MIN_VALUE;

  /**
   * For the neurons {@code [first, first + size)} of a population.
   *
   * @param seed of the noise
   * @param population a number that tells populations apart
   * @param everyWindows windows for which a draw holds, at least 1
   */
  public NoiseCurrents(
      Distribution distribution,
      long seed,
      long population,
      int everyWindows,
      int first,
      int size) {
    this.distribution = distribution;
    this.seed = CounterRandom.seed(seed, population);
    this.everyWindows = everyWindows;
    this.first = first;
    currents = new float[size];
  }

  /** No current is larger in size. */
  public double bound() {
    double largest;
    if (distribution instanceof Distribution.Normal normal) {
      largest = Math.abs(normal.mean()) + LARGEST_NORMAL * normal.std();
    } else {
      Distribution.Uniform uniform = (Distribution.Uniform) distribution;
      largest = Math.max(Math.abs(uniform.low()), Math.abs(uniform.high()));
    }
    // Rounded to float32 a current may be larger than the number was.
    return Math.nextUp((float) largest);
  }

  /** The currents of a window, by neuron; the array is the same in every call. */
  public float[] of(long window) {
    long draw = Math.floorDiv(window, everyWindows);
    if (draw != drawn) {
      drawn = draw;
      long numbers = CounterRandom.seed(seed, draw);
      if (distribution instanceof Distribution.Normal normal) {
        fillNormal(numbers, normal.mean(), normal.std());
      } else {
        for (int i = 0; i < currents.length; i++) {
          currents[i] = (float) distribution.at(numbers, first + i);
        }
      }
    }
    return currents;
  }

  /** The same as by {@link Distribution#at}, without a call that cannot be inlined. */
  private void fillNormal(long numbers, double mean, double std) {
    for (int i = 0; i < currents.length; i++) {
      currents[i] =
          (float) (mean + std * CounterRandom.normal(CounterRandom.bits(numbers, first + i)));
    }
  }
}
