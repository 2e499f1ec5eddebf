/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * The few neurons that fill no vector, one by one, in steps that are known to stay finite. For c
 * below 0 only: then a choice gives the bits of Norse's blend. The branch is all but always the
 * same way, and keeps the JIT from a vector loop whose start and end cost more than the neurons.
 */
final class FiniteRest {

  private FiniteRest() {}

  /** Steps {@code [from, to)} and appends those that fired. */
  static void part(
      float[] v, float[] u, float[] current, int from, int to, StepConstants c, StepOutput out) {
    for (int i = from; i < to; i++) {
      if (fires(v, u, current[i], i, c)) {
        out.spike(i);
      }
    }
  }

  /** Steps {@code [from, to)} and writes their z. */
  static void partDense(
      float[] v, float[] u, float[] current, float[] z, int from, int to, StepConstants c) {
    float k = c.k();
    float ka = c.ka();
    float sq = c.sq();
    float mn = c.mn();
    float bias = c.bias();
    float b = c.b();
    float vTh = c.vTh();
    float quietU = c.quietU();
    for (int i = from; i < to; i++) {
      float x = v[i];
      float y = u[i];
      float v1 = x + k * ((((sq * (x * x) + mn * x) + bias) - y) + current[i]);
      float u1 = y + ka * (b * x - y);
      if (v1 > vTh) {
        v[i] = c.c();
        u[i] = u1 + c.d();
        z[i] = 1f;
      } else {
        v[i] = v1;
        u[i] = u1 + quietU;
        z[i] = 0f;
      }
    }
  }

  private static boolean fires(float[] v, float[] u, float current, int i, StepConstants c) {
    float x = v[i];
    float y = u[i];
    float v1 = x + c.k() * ((((c.sq() * (x * x) + c.mn() * x) + c.bias()) - y) + current);
    float u1 = y + c.ka() * (c.b() * x - y);
    if (v1 > c.vTh()) {
      v[i] = c.c();
      u[i] = u1 + c.d();
      return true;
    }
    v[i] = v1;
    u[i] = u1 + c.quietU();
    return false;
  }
}
