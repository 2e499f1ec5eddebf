/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * {@link PlainStepKernel} without its check for finite numbers: what the check costs is measured
 * against it. The same bits as long as all numbers are finite.
 */
public final class UncheckedPlainStepKernel implements StepKernel {

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

  static void advance(
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
      float above = v1 - vTh;
      v[i] = v1 + quietV;
      u[i] = u1 + quietU;
      alarm[i] = above + Math.abs(above);
    }
  }

  static void settle(
      float[] v, float[] u, float[] alarm, int from, int to, StepConstants k, StepOutput out) {
    int i = from;
    for (; i < to - 7; i += 8) {
      float any =
          ((alarm[i] + alarm[i + 1]) + (alarm[i + 2] + alarm[i + 3]))
              + ((alarm[i + 4] + alarm[i + 5]) + (alarm[i + 6] + alarm[i + 7]));
      if (!(any == 0f)) {
        settleEach(v, u, alarm, i, i + 8, k, out);
      }
    }
    settleEach(v, u, alarm, i, to, k, out);
  }

  private static void settleEach(
      float[] v, float[] u, float[] alarm, int from, int to, StepConstants k, StepOutput out) {
    for (int i = from; i < to; i++) {
      if (!(alarm[i] == 0f)) {
        float v1 = v[i];
        float u1 = u[i];
        v[i] = 0f * v1 + k.c();
        u[i] = 0f * u1 + (u1 + k.d());
        out.spike(i);
      }
    }
  }

  @Override
  public void stepRecurrent(
      float[] v,
      float[] u,
      float[] current,
      float[] recurrent,
      int size,
      StepConstants k,
      StepOutput out) {
    throw new UnsupportedOperationException("the benchmark steps feed-forward");
  }

  @Override
  public String description() {
    return "unchecked-plain";
  }
}
