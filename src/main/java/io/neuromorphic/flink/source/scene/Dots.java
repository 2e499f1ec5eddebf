/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.scene;

import io.neuromorphic.flink.event.Mix64;

/**
 * Round dots, each circling a centre of its own. The half of their outline that goes ahead
 * brightens pixels, the other half darkens them. All lengths in fixed-point pixels.
 */
final class Dots {

  /** Angles are kept finer than the table of sines. */
  private static final int ANGLE_BITS = 16;

  private static final int MILLIS_PER_SECOND = 1_000;

  private final long[] centreX;
  private final long[] centreY;
  private final long[] orbit;
  private final long[] phase;
  private final long[] turnsPerSecond;

  /** Radius of the dot. */
  final long[] radius;

  /** Middle of the dot, inside the sensor. */
  final long[] x;

  final long[] y;

  /** Where the dot is heading, as an angle of {@link Trigonometry#TURN}. */
  final long[] heading;

  /** Draws dots from the random numbers of {@code seed} below {@code counter}. */
  Dots(int count, long width, long height, long seed, long counter) {
    centreX = new long[count];
    centreY = new long[count];
    orbit = new long[count];
    phase = new long[count];
    turnsPerSecond = new long[count];
    radius = new long[count];
    x = new long[count];
    y = new long[count];
    heading = new long[count];
    long side = Math.min(width, height);
    for (int i = 0; i < count; i++) {
      long place = Mix64.random(seed, counter - 2L * i);
      long shape = Mix64.random(seed, counter - 2L * i - 1);
      radius[i] = FixedPoint.between(side / 40, side / 20, shape);
      orbit[i] = FixedPoint.between(side / 8, side / 3, shape >>> 16);
      long margin = orbit[i] + radius[i];
      centreX[i] = FixedPoint.between(margin, width - margin, place);
      centreY[i] = FixedPoint.between(margin, height - margin, place >>> 16);
      long turn = (long) Trigonometry.TURN << ANGLE_BITS;
      phase[i] = FixedPoint.between(0, turn, place >>> 32);
      // A quarter of a turn to one and a half, per second, either way.
      long speed = FixedPoint.between(turn / 4, turn + turn / 2, shape >>> 32);
      turnsPerSecond[i] = ((place >>> 48) & 1) == 0 ? speed : -speed;
    }
  }

  int count() {
    return x.length;
  }

  /** Moves the dots to where they are at a millisecond of the scene. */
  void moveTo(long millis) {
    for (int i = 0; i < x.length; i++) {
      long angle = (phase[i] + turnsPerSecond[i] * millis / MILLIS_PER_SECOND) >> ANGLE_BITS;
      x[i] = centreX[i] + FixedPoint.multiply(orbit[i], Trigonometry.cos(angle));
      y[i] = centreY[i] + FixedPoint.multiply(orbit[i], Trigonometry.sin(angle));
      int quarter = Trigonometry.TURN / 4;
      heading[i] = angle + (turnsPerSecond[i] < 0 ? -quarter : quarter);
    }
  }
}
