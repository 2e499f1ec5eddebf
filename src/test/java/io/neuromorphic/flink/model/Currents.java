/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.model;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Currents that have something to them. */
public final class Currents {

  private static final float LARGEST = 65_536;

  private Currents() {}

  /** Any, now and then one that no neuron can take. */
  static Arbitrary<Float> any() {
    return Arbitraries.frequencyOf(
        Tuple.of(40, good()),
        Tuple.of(
            1, Arbitraries.of(Float.NaN, Float.NEGATIVE_INFINITY, Math.nextUp(LARGEST), -1e9f)));
  }

  /** None, tiny ones about the grid, usual ones, such as make any neuron fire, huge ones. */
  public static Arbitrary<Float> good() {
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.of(0f, -0f)),
        Tuple.of(2, Arbitraries.of(0x1p-30f, -0x1p-40f, 0x1p-41f, 0x1.8p-40f, 1e-7f, -1e-9f)),
        Tuple.of(4, Arbitraries.integers().between(-100, 100).map(n -> n * 0.37f)),
        Tuple.of(4, Arbitraries.integers().between(1, 100).map(n -> n * 600.3f)),
        Tuple.of(2, Arbitraries.of(LARGEST, -LARGEST)));
  }

  /** Whether many of its size leave the grid. */
  static boolean isHuge(float current) {
    return Math.abs(current) > 10_000;
  }
}
