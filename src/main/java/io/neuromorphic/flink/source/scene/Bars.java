/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.scene;

import io.neuromorphic.flink.event.Mix64;

/**
 * Straight bars, each moving across its own length with a speed and a direction of its own, and
 * entering again on the other side. Their leading edge brightens pixels, their trailing edge
 * darkens them. All lengths in fixed-point pixels.
 */
final class Bars {

  private static final int MILLIS_PER_SECOND = 1_000;

  private final long width;
  private final long height;

  private final long[] startX;
  private final long[] startY;
  private final long[] velocityX;
  private final long[] velocityY;

  /** Half of the edge, as a vector along the bar. */
  final long[] alongX;

  final long[] alongY;

  /** From the trailing to the leading edge. */
  final long[] acrossX;

  final long[] acrossY;

  /** Middle of the trailing edge, inside the sensor. */
  final long[] x;

  final long[] y;

  /** Draws bars from the random numbers of {@code seed} below {@code counter}. */
  Bars(int count, long width, long height, long seed, long counter) {
    this.width = width;
    this.height = height;
    startX = new long[count];
    startY = new long[count];
    velocityX = new long[count];
    velocityY = new long[count];
    alongX = new long[count];
    alongY = new long[count];
    acrossX = new long[count];
    acrossY = new long[count];
    x = new long[count];
    y = new long[count];
    long side = Math.min(width, height);
    for (int i = 0; i < count; i++) {
      long place = Mix64.random(seed, counter - 2L * i);
      long shape = Mix64.random(seed, counter - 2L * i - 1);
      startX[i] = FixedPoint.between(0, width, place);
      startY[i] = FixedPoint.between(0, height, place >>> 16);
      long direction = place >>> 32;
      int cos = Trigonometry.cos(direction);
      int sin = Trigonometry.sin(direction);
      // From a quarter of the shorter side to all of it, per second.
      long speed = FixedPoint.between(side / 4, side, shape);
      velocityX[i] = FixedPoint.multiply(speed, cos);
      velocityY[i] = FixedPoint.multiply(speed, sin);
      long halfLength = FixedPoint.between(side / 6, side / 3, shape >>> 16);
      alongX[i] = -FixedPoint.multiply(halfLength, sin);
      alongY[i] = FixedPoint.multiply(halfLength, cos);
      long thickness = FixedPoint.between(side / 24, side / 12, shape >>> 32);
      acrossX[i] = FixedPoint.multiply(thickness, cos);
      acrossY[i] = FixedPoint.multiply(thickness, sin);
    }
  }

  int count() {
    return x.length;
  }

  /** Moves the bars to where they are at a millisecond of the scene. */
  void moveTo(long millis) {
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.floorMod(startX[i] + velocityX[i] * millis / MILLIS_PER_SECOND, width);
      y[i] = Math.floorMod(startY[i] + velocityY[i] * millis / MILLIS_PER_SECOND, height);
    }
  }
}
