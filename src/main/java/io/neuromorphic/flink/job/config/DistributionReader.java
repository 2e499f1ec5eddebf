/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.kernel.Distribution;
import io.neuromorphic.flink.kernel.Distribution.Normal;
import io.neuromorphic.flink.kernel.Distribution.Uniform;
import java.util.Optional;

/** Reads what random numbers are like: {@code uniform} with {@code power}, or {@code normal}. */
final class DistributionReader {

  /** No number of {@link Normal} is further from the mean, in standard deviations. */
  private static final int FURTHEST = 14;

  private static final int LARGEST_POWER = 64;

  static final Key UNIFORM =
      Key.of(
          "uniform",
          "[low, high]",
          Default.NONE,
          "Each is low + (high − low)·r^power, with r uniform in [0, 1).");

  static final Key.Whole POWER =
      new Key.Whole(
          "power", 1, 1, LARGEST_POWER, "", "Bends the distribution: more of it is near low.");

  static final Key NORMAL =
      Key.of(
          "normal",
          "[mean, std]",
          Default.NONE,
          "Each is mean + std·g, g normal with mean 0 and variance 1, never further than "
              + FURTHEST
              + " std.");

  static final Key.Whole SEED =
      new Key.Whole(
          "seed",
          0,
          Long.MIN_VALUE,
          Long.MAX_VALUE,
          "",
          "The same seed gives the same random numbers, wherever it stands.");

  private DistributionReader() {}

  /**
   * Reads the key of one form.
   *
   * @param form {@code uniform} or {@code normal}
   * @param range that every random number must be in
   * @return empty where something was refused
   */
  static Optional<Distribution> read(Section map, String form, NumberRange range) {
    return form.equals("uniform") ? uniform(map, range) : normal(map, range);
  }

  /** Number n of the seed is the neuron n, or the synapse n. */
  static long seed(Section map) {
    return map.whole(SEED);
  }

  private static Optional<Distribution> uniform(Section map, NumberRange range) {
    int power = (int) map.whole(POWER);
    return map.reals("uniform", "[low, high]", 2, range)
        .map(ends -> new Uniform(ends[0], ends[1], power));
  }

  private static Optional<Distribution> normal(Section map, NumberRange range) {
    Optional<double[]> numbers = map.reals("normal", "[mean, std]", 2, range);
    if (numbers.isEmpty()) {
      return Optional.empty();
    }
    double mean = numbers.get()[0];
    double std = numbers.get()[1];
    if (std < 0) {
      map.refuse("normal", "expected a std of at least 0, found " + Numbers.plain(std));
      return Optional.empty();
    }
    if (!range.holds(mean + FURTHEST * std) || !range.holds(mean - FURTHEST * std)) {
      map.refuse(
          "normal",
          String.format(
              "reaches from %s to %s (%d std), expected %s",
              Numbers.plain(mean - FURTHEST * std),
              Numbers.plain(mean + FURTHEST * std),
              FURTHEST,
              range.expected().replace("a number", "numbers")));
      return Optional.empty();
    }
    return Optional.of(new Normal(mean, std));
  }
}
