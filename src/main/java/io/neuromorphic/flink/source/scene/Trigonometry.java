/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.scene;

/**
 * Sine and cosine in fixed point, from a table made by StrictMath: the same on every Java platform.
 * A full turn is {@link #TURN}, the value 1 is {@link #ONE}.
 */
final class Trigonometry {

  /** Steps of a full turn. */
  static final int TURN = 1 << 12;

  /** Fixed-point 1. */
  static final int ONE = 1 << FixedPoint.BITS;

  private static final int QUARTER = TURN / 4;
  private static final int[] SINE = new int[TURN];

  static {
    for (int i = 0; i < TURN; i++) {
      SINE[i] = (int) StrictMath.rint(ONE * StrictMath.sin(2 * StrictMath.PI * i / TURN));
    }
  }

  private Trigonometry() {}

  static int sin(long angle) {
    return SINE[(int) (angle & (TURN - 1))];
  }

  static int cos(long angle) {
    return sin(angle + QUARTER);
  }
}
