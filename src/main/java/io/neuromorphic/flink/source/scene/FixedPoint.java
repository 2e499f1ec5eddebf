/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.scene;

/** Pixels as int64 with {@link #BITS} bits after the point: no rounding differs between JVMs. */
final class FixedPoint {

  static final int BITS = 16;

  private FixedPoint() {}

  /** The product of two fixed-point numbers. */
  static long multiply(long a, long b) {
    return (a * b) >> BITS;
  }

  /** A number in [low, high) from 16 random bits. */
  static long between(long low, long high, long random16) {
    return low + multiply(high - low, random16 & 0xffff);
  }
}
