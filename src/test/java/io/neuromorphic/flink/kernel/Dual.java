/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * A float with its derivative by one quantity, in forward mode: the naive way to a gradient, one
 * run a quantity. Values are float32, so that spikes come when they do in the kernel; derivatives
 * double.
 */
record Dual(float value, double slope) {

  /** Something that the quantity has no influence on. */
  static Dual of(double value) {
    return new Dual((float) value, 0);
  }

  Dual plus(Dual other) {
    return new Dual(value + other.value, slope + other.slope);
  }

  Dual minus(Dual other) {
    return new Dual(value - other.value, slope - other.slope);
  }

  Dual times(Dual other) {
    return new Dual(value * other.value, slope * other.value + (double) value * other.slope);
  }

  /** The threshold, with its surrogate for a derivative. */
  Dual threshold(IzhikevichParameters p) {
    double surrogate = p.method().gradient(value, (float) p.alpha());
    return new Dual(value > 0f ? 1f : 0f, surrogate * slope);
  }
}
