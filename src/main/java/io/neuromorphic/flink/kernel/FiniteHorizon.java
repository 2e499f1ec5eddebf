/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * Proves that neurons stay within the finite numbers for some steps to come, whatever their input,
 * so that these steps need not look.
 *
 * <p>It follows bounds of |v| and |u| from step to step, by interval arithmetic in double. They
 * hold for float32 as it rounds: a float operation errs by at most 2^-24 of its result, or by
 * 2^-150 where the result is subnormal; no value passes through more than eight operations a step;
 * and (1 + 2^-24)^8 &lt; 1 + 2^-20. So {@link #ROUNDING} of the sizes of all terms of a sum is more
 * than the sum can be wrong by, and all of double's own rounding disappears in it, being 2^-53. A
 * bound may be far too large; it is never too small.
 */
final class FiniteHorizon {

  /** No farther: bounds that hold for so long are cheap enough to find again. */
  static final int FARTHEST = 4_096;

  /** No float of a step, on the way or at its end, is larger; far from 3.4e38. */
  private static final double LIMIT = 1e36;

  private static final double ROUNDING = 0x1p-20;
  private static final double TINY = 0x1p-149;

  private final StepConstants k;
  private final double largestCurrent;

  /**
   * For steps with these constants.
   *
   * @param largestCurrent no input current is larger in size, or NaN
   */
  FiniteHorizon(StepConstants k, double largestCurrent) {
    this.k = k;
    this.largestCurrent = largestCurrent;
  }

  /**
   * How many steps are certain to have no v', u' or u' + d that is not finite.
   *
   * @param largestV no |v| is larger; may be infinite or NaN
   * @param largestU no |u| is larger; may be infinite or NaN
   * @return 0 to {@link #FARTHEST}
   */
  int steps(double largestV, double largestU) {
    double v = largestV;
    double u = largestU;
    for (int step = 0; step < FARTHEST; step++) {
      double anyV = largestNextV(v, u);
      double anyU = largestNextU(v, u);
      if (!(v <= LIMIT && u <= LIMIT && anyV <= LIMIT && anyU <= LIMIT)) {
        return step;
      }
      double nextV = settledV(v, u, anyV);
      u = settledU(v, u, anyU);
      v = nextV;
    }
    return FARTHEST;
  }

  /** Bounds |v'|, before the reset, and everything it is computed from, term by term. */
  private double largestNextV(double v, double u) {
    double square = up(v * v);
    double quadratic = up(Math.abs(k.sq()) * square);
    double linear = up(Math.abs(k.mn()) * v);
    double bracket = up(up(up(up(quadratic + linear) + Math.abs(k.bias())) + u) + largestCurrent);
    double change = up(Math.abs(k.k()) * bracket);
    return Math.max(Math.max(square, quadratic), Math.max(bracket, up(v + change)));
  }

  /** Bounds |u' + d|, and everything it is computed from. */
  private double largestNextU(double v, double u) {
    double bracket = up(up(Math.abs(k.b()) * v) + u);
    double next = up(u + up(Math.abs(k.ka()) * bracket));
    return Math.max(bracket, up(next + Math.abs(k.d())));
  }

  /**
   * Bounds |v| after the reset: v' where it is at most the threshold, else c.
   *
   * <p>Downwards it is the parabola that holds v. With α = k·sq, every term known to 1 ± ROUNDING,
   * v' ≥ α(1 − ROUNDING)·v² − β·|v| − rest, where β = |1 + k·mn| + ROUNDING·(1 + |k·mn|). For α
   * &gt; 0 that is at least −β²/4α(1 − ROUNDING) − rest, and at least −β·V − rest.
   */
  private double settledV(double v, double u, double anyV) {
    double alpha = (double) k.k() * k.sq();
    double linear = (double) k.k() * k.mn();
    double beta = Math.abs(1 + linear) + ROUNDING * (1 + Math.abs(linear));
    double dip = beta * v;
    if (alpha > 0) {
      dip = Math.min(dip, beta * beta / (4 * alpha * (1 - ROUNDING)));
    } else {
      dip += up(-alpha * v * v);
    }
    // Each of three products of the bracket may lose a subnormal; that of v² is multiplied by sq.
    double lost = (Math.abs(k.sq()) + 2) * TINY;
    double rest = Math.abs(k.k()) * (Math.abs(k.bias()) + u + largestCurrent + lost);
    double lowest = Math.min(up(dip + up(rest)), anyV);
    double highest = Math.min(k.vTh(), anyV);
    return Math.max(Math.max(lowest, highest), Math.abs(k.c()));
  }

  /** Bounds |u| after the reset: u' or u' + d. Here (1 − ka)·u may be less than its two terms. */
  private double settledU(double v, double u, double anyU) {
    double ka = Math.abs(k.ka());
    double kept = Math.abs(1 - (double) k.ka()) + ROUNDING * (1 + ka);
    double coupled = up(ka * Math.abs(k.b()) * v) + ka * TINY;
    return Math.min(up(kept * u + coupled + Math.abs(k.d())), anyU);
  }

  private static double up(double bound) {
    return bound * (1 + ROUNDING) + TINY;
  }
}
