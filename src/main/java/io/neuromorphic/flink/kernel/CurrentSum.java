/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * Sums of currents that do not depend on their order or grouping: every addend is rounded once,
 * ties to even, to a multiple of 2^-40; the multiples are added as long; the sum is rounded once to
 * float32.
 *
 * <p>A weight times a value is rounded from its exact double product. A finite current of at least
 * 2^-17 is a multiple of 2^-40 already, so one alone comes out as it went in.
 */
public final class CurrentSum {

  /** A sum stays within ± this many multiples: about 4 million units of current. */
  public static final long LIMIT = 1L << 62;

  /** No sum is larger, as a current, in size. */
  public static final float LARGEST = toFloat(LIMIT);

  private static final double SCALE = 0x1p40;

  /** Any float of this size or larger is a multiple of 2^-40. */
  private static final float ON_GRID = 0x1p-17f;

  private CurrentSum() {}

  /**
   * The multiple of 2^-40 nearest to a current; at most {@link #LIMIT} - 1 in size.
   *
   * @param current finite
   */
  public static long multiple(double current) {
    double scaled = Math.rint(current * SCALE);
    // Exact up to 2^62; the casts of anything larger saturate.
    return Math.max(1 - LIMIT, Math.min(LIMIT - 1, (long) scaled));
  }

  /**
   * Adds to a sum and stops at ± {@link #LIMIT}.
   *
   * @param sum within ± {@link #LIMIT}
   * @param multiple as {@link #multiple} gives it
   */
  public static long add(long sum, long multiple) {
    return Math.max(-LIMIT, Math.min(LIMIT, sum + multiple));
  }

  /** Whether a sum has reached its limit, on one side or the other. */
  public static boolean saturated(long sum) {
    return sum >= LIMIT || sum <= -LIMIT;
  }

  /**
   * One current that counts as much in any sum as two do.
   *
   * @return a + b, or NaN where that is no float or where one of the two might be rounded to the
   *     grid
   */
  public static float inOne(float a, float b) {
    float sum = a + b;
    // What the addition lost, exactly (Knuth's two-sum).
    float partB = sum - a;
    float lost = (a - (sum - partB)) + (b - partB);
    return lost == 0f && Math.abs(a) >= ON_GRID && Math.abs(b) >= ON_GRID ? sum : Float.NaN;
  }

  /** The sum as a current, rounded once. */
  public static float toFloat(long sum) {
    return (float) sum * 0x1p-40f;
  }

  /**
   * Row sums of a weight matrix times a vector, {@code W·x}. Zeros in {@code x} are skipped, so
   * spikes cost by the neurons that fired.
   *
   * @param weights [rows][columns], all rows as long as {@code x}
   * @param x values, length columns
   * @param sums receives one sum a row; NaN where a product of the row is not finite
   */
  static void multiply(float[][] weights, float[] x, float[] sums) {
    int[] active = new int[x.length];
    int count = 0;
    for (int j = 0; j < x.length; j++) {
      if (x[j] != 0f) {
        active[count++] = j;
      }
    }
    for (int i = 0; i < sums.length; i++) {
      float[] row = weights[i];
      long sum = 0;
      boolean finite = true;
      for (int n = 0; n < count; n++) {
        double product = (double) row[active[n]] * x[active[n]];
        finite &= Double.isFinite(product);
        sum = add(sum, multiple(product));
      }
      sums[i] = finite ? toFloat(sum) : Float.NaN;
    }
  }
}
