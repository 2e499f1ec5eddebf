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
 * @param atLeast a rate; with {@code against}, a ratio of rates
 * @param against another contender; the median of the ratios of the same round counts
 */
public record Target(String contender, Figure figure, double atLeast, Optional<String> against) {

  /** A rate. */
  public static Target rate(String contender, Figure figure, double atLeast) {
    return new Target(contender, figure, atLeast, Optional.empty());
  }

  /** So many times as fast as another. */
  public static Target times(String contender, Figure figure, double atLeast, String against) {
    return new Target(contender, figure, atLeast, Optional.of(against));
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
    return new Mark(this, spread.median(), spread.median() >= atLeast);
  }

  private String wanted() {
    return "≥ "
        + Spread.digits(atLeast)
        + (against.isPresent()
            ? " × " + against.get() + " (" + figure.unit() + ")"
            : " " + figure.unit());
  }
}
