/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * Needs nothing but {@code java.lang}: arithmetic over a block, in a loop that the JIT turns into
 * vector instructions, then a second pass that looks for the few neurons that fired. One pass with
 * a branch is three times slower, because the branch keeps the arithmetic scalar.
 */
final class PlainStepKernel implements StepKernel {

  /** Neurons a block: four arrays of them stay in the L1 cache between the passes. */
  private static final int BLOCK = 1_024;

  @Override
  public void part(
      float[] v, float[] u, float[] current, int from, int to, StepConstants k, StepOutput out) {
    float[] alarm = out.alarm(to);
    int next;
    for (int block = from; block < to; block = next) {
      next = Math.min(to, block + BLOCK);
      advance(v, u, current, alarm, block, next, k);
      settle(v, u, alarm, block, next, k, out);
    }
  }

  @Override
  public void stepDense(
      float[] v, float[] u, float[] current, float[] z, int size, StepConstants k, StepOutput out) {
    out.start(size);
    int next;
    for (int block = 0; block < size; block = next) {
      next = Math.min(size, block + BLOCK);
      partDense(v, u, current, z, block, next, k, out);
    }
  }

  @Override
  public void partRecurrent(
      float[] v,
      float[] u,
      float[] current,
      float[] recurrent,
      int from,
      int to,
      StepConstants k,
      StepOutput out) {
    float[] alarm = out.alarm(to);
    int next;
    for (int block = from; block < to; block = next) {
      next = Math.min(to, block + BLOCK);
      advanceRecurrent(v, u, current, recurrent, alarm, block, next, k);
      settle(v, u, alarm, block, next, k, out);
    }
  }

  @Override
  public String description() {
    return "plain";
  }

  /**
   * The arithmetic. {@code alarm} becomes 0 for a neuron that stays quiet; positive or NaN for one
   * that may have fired or left the finite numbers: {@code 0·u'} is NaN where u' is not finite,
   * {@code x + |x|} is 0 for every finite x ≤ 0, and NaN for -∞.
   */
  // All four arrays are indexed by plain i: an offset would stop the JIT from vectorising.
  private static void advance(
      float[] v, float[] u, float[] current, float[] alarm, int from, int to, StepConstants c) {
    float k = c.k();
    float ka = c.ka();
    float sq = c.sq();
    float mn = c.mn();
    float bias = c.bias();
    float b = c.b();
    float vTh = c.vTh();
    float quietV = c.quietV();
    float quietU = c.quietU();
    for (int i = from; i < to; i++) {
      float x = v[i];
      float y = u[i];
      float v1 = x + k * ((((sq * (x * x) + mn * x) + bias) - y) + current[i]);
      float u1 = y + ka * (b * x - y);
      float above = (v1 - vTh) + 0f * u1;
      v[i] = v1 + quietV;
      u[i] = u1 + quietU;
      alarm[i] = above + Math.abs(above);
    }
  }

  private static void advanceRecurrent(
      float[] v,
      float[] u,
      float[] current,
      float[] recurrent,
      float[] alarm,
      int from,
      int to,
      StepConstants c) {
    float k = c.k();
    float ka = c.ka();
    float sq = c.sq();
    float mn = c.mn();
    float bias = c.bias();
    float b = c.b();
    float vTh = c.vTh();
    float quietV = c.quietV();
    float quietU = c.quietU();
    for (int i = from; i < to; i++) {
      float x = v[i];
      float y = u[i];
      float v1 = x + k * (((((sq * (x * x) + mn * x) + bias) - y) + current[i]) + recurrent[i]);
      float u1 = y + ka * (b * x - y);
      float above = (v1 - vTh) + 0f * u1;
      v[i] = v1 + quietV;
      u[i] = u1 + quietU;
      alarm[i] = above + Math.abs(above);
    }
  }

  /** Some neurons with z: an alarm of 0 is the z of a neuron that stays quiet. */
  static void partDense(
      float[] v,
      float[] u,
      float[] current,
      float[] z,
      int from,
      int to,
      StepConstants k,
      StepOutput out) {
    advance(v, u, current, z, from, to, k);
    int i = from;
    for (; i < to - 7; i += 8) {
      if (isAlarm(z, i)) {
        settleDense(v, u, z, i, i + 8, k, out);
      }
    }
    settleDense(v, u, z, i, to, k, out);
  }

  private static void settleDense(
      float[] v, float[] u, float[] z, int from, int to, StepConstants k, StepOutput out) {
    for (int i = from; i < to; i++) {
      if (!(z[i] == 0f)) {
        z[i] = out.settle(v, u, i, k) ? 1f : 0f;
      }
    }
  }

  /** Looks for alarms, eight neurons at a time: few groups have one. */
  private static void settle(
      float[] v, float[] u, float[] alarm, int from, int to, StepConstants k, StepOutput out) {
    int i = from;
    for (; i < to - 7; i += 8) {
      if (isAlarm(alarm, i)) {
        settleEach(v, u, alarm, i, i + 8, k, out);
      }
    }
    settleEach(v, u, alarm, i, to, k, out);
  }

  /** Whether any of eight is not 0; none is negative. */
  private static boolean isAlarm(float[] alarm, int i) {
    float any =
        ((alarm[i] + alarm[i + 1]) + (alarm[i + 2] + alarm[i + 3]))
            + ((alarm[i + 4] + alarm[i + 5]) + (alarm[i + 6] + alarm[i + 7]));
    return !(any == 0f);
  }

  private static void settleEach(
      float[] v, float[] u, float[] alarm, int from, int to, StepConstants k, StepOutput out) {
    for (int i = from; i < to; i++) {
      if (!(alarm[i] == 0f) && out.settle(v, u, i, k)) {
        out.spike(i);
      }
    }
  }
}
