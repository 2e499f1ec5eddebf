/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.compare;

/**
 * The distance of M. C. W. van Rossum, "A novel spike distance", Neural Computation 13 (2001).
 *
 * <p>Each spike becomes an exponential that begins at its time with height 1 and decays with tau;
 * those of a train add up to f(t), those of the other to g(t). With D² = 1/tau · ∫ (f(t) − g(t))²
 * dt, the distance is D, its root. A spike that only one has makes D² one half; two spikes far
 * apart, or far from their partners, 1. For a small tau, D² is half the number of spikes at other
 * times; for a large one, half the square of the difference of their numbers.
 *
 * @param tauMicros time constant, µs, above 0
 */
public record VanRossumDistance(double tauMicros) implements SpikeDistance {

  private static final double MICROS_PER_MILLI = 1e3;

  /** Checks the time constant. */
  public VanRossumDistance {
    if (!(tauMicros > 0) || Double.isInfinite(tauMicros)) {
      throw new IllegalArgumentException(
          "tau of " + tauMicros + " us: expected a length of time above 0");
    }
  }

  /** Between two spikes, the square of f − g decays with tau/2: its integral is known. */
  @Override
  public double between(long[] one, long[] other) {
    double difference = 0;
    double square = 0;
    int i = 0;
    int j = 0;
    while (i < one.length || j < other.length) {
      long now = Math.min(i < one.length ? one[i] : other[j], j < other.length ? other[j] : one[i]);
      while (i < one.length && one[i] == now) {
        difference++;
        i++;
      }
      while (j < other.length && other[j] == now) {
        difference--;
        j++;
      }
      double halves = difference * difference / 2;
      if (i == one.length && j == other.length) {
        square += halves;
      } else {
        long next =
            Math.min(i < one.length ? one[i] : other[j], j < other.length ? other[j] : one[i]);
        double decays = Math.subtractExact(next, now) / tauMicros;
        square -= halves * StrictMath.expm1(-2 * decays);
        difference *= StrictMath.exp(-decays);
      }
    }
    return Math.sqrt(square);
  }

  @Override
  public String title() {
    return "van Rossum distance (tau " + Plain.of(tauMicros / MICROS_PER_MILLI) + " ms)";
  }
}
