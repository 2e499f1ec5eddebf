/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * The step for reading: one neuron, one line an equation, and the reset as the blend that Norse
 * uses. Every faster kernel must give its bits.
 */
final class IzhikevichReference {

  float v;
  float u;
  boolean fired;
  boolean reset;

  IzhikevichReference(float v, float u) {
    this.v = v;
    this.u = u;
  }

  /** Feed-forward: one current. */
  void step(float current, StepConstants k) {
    advance((bracket(k) - u) + current, k);
  }

  /** Recurrent: two currents, one after the other. */
  void step(float current, float recurrent, StepConstants k) {
    advance(((bracket(k) - u) + current) + recurrent, k);
  }

  /** Whether this is its state, bit for bit. */
  boolean isAt(float otherV, float otherU) {
    return Float.floatToRawIntBits(v) == Float.floatToRawIntBits(otherV)
        && Float.floatToRawIntBits(u) == Float.floatToRawIntBits(otherU);
  }

  private float bracket(StepConstants k) {
    return (k.sq() * (v * v) + k.mn() * v) + k.bias();
  }

  private void advance(float sum, StepConstants k) {
    float v1 = v + k.k() * sum;
    float u1 = u + k.ka() * (k.b() * v - u);
    float z = (v1 - k.vTh()) > 0f ? 1f : 0f;
    float q = 1f - z;
    reset = !Float.isFinite(v1) || !Float.isFinite(u1);
    fired = !reset && z == 1f;
    v = reset ? k.initialV() : q * v1 + z * k.c();
    u = reset ? k.initialU() : q * u1 + z * (u1 + k.d());
  }
}
