/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.model;

import io.neuromorphic.flink.kernel.StepConstants;

/** DESIGN 3: one neuron, one step at a time, with the order of operations that Norse has. */
final class NeuronModel {

  private final StepConstants p;
  private float v;
  private float u;
  private long resets;

  NeuronModel(StepConstants p) {
    this.p = p;
    this.v = p.initialV();
    this.u = p.initialU();
  }

  /** One step; whether the neuron fired. */
  boolean step(float current) {
    float v1 = v + p.k() * ((((p.sq() * (v * v) + p.mn() * v) + p.bias()) - u) + current);
    float u1 = u + p.ka() * (p.b() * v - u);
    if (!Float.isFinite(v1) || !Float.isFinite(u1)) {
      v = p.initialV();
      u = p.initialU();
      resets++;
      return false;
    }
    float z = v1 - p.vTh() > 0 ? 1 : 0;
    float q = 1 - z;
    v = q * v1 + z * p.c();
    u = q * u1 + z * (u1 + p.d());
    return z == 1;
  }

  /** How often it was put back to its initial state. */
  long resets() {
    return resets;
  }
}
