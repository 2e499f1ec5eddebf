/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import java.util.Optional;

/**
 * What is wanted of a contender.
 *
 * @param contender whose median counts
 * @param figure that counts
 * @param bound of the figure; with {@code against}, of a ratio of figures
 * @param atMost whether the bound is the most; else it is the least
 * @param against another contender; the median of the ratios of the same round counts
 */
public record Target(
    String contender, Figure figure, double bound, boolean atMost, Optional<String> against) {

  /** A rate. */
  public static Target rate(String contender, Figure figure, double atLeast) {
    return new Target(contender, figure, atLeast, false, Optional.empty());
  }

  /** So many times as fast as another. */
  public static Target times(String contender, Figure figure, double atLeast, String against) {
    return new Target(contender, figure, atLeast, false, Optional.of(against));
  }

  /** What less of is better. */
  public static Target atMost(String contender, Figure figure, double most) {
    return new Target(contender, figure, most, true, Optional.empty());
  }

  /**
   * What came of it.
   *
   * @param target that was set
   * @param value that was measured
   * @param met whether it is reached
   */
  public record Mark(Target target, double value, boolean met) {

    /** For a table. */
    @Override
    public String toString() {
      return (met ? "met" : "MISSED") + ": " + Spread.digits(value) + ", wanted " + target.wanted();
    }
  }

  Mark mark(CaseResult result) {
    Spread spread =
        against.isPresent()
            ? result.ratio(contender, against.get(), figure)
            : result.spread(contender, figure);
    double median = spread.median();
    return new Mark(this, median, atMost ? median <= bound : median >= bound);
  }

  private String wanted() {
    return (atMost ? "≤ " : "≥ ")
        + Spread.digits(bound)
        + (against.isPresent()
            ? " × " + against.get() + " (" + figure.unit() + ")"
            : " " + figure.unit());
  }
}
