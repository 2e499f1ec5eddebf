/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * One pass with a branch, kept as a warning: the obvious loop, with the same bits, and two to three
 * times slower than two passes, because the branch keeps the JIT from vectorising the arithmetic.
 */
public final class BranchyStepKernel implements StepKernel {

  @Override
  public void part(
      float[] v, float[] u, float[] current, int from, int to, StepConstants k, StepOutput out) {
    for (int i = from; i < to; i++) {
      float x = v[i];
      float y = u[i];
      float v1 = x + k.k() * ((((k.sq() * (x * x) + k.mn() * x) + k.bias()) - y) + current[i]);
      float u1 = y + k.ka() * (k.b() * x - y);
      v[i] = v1 + k.quietV();
      u[i] = u1 + k.quietU();
      if (!Float.isFinite(v1) || !Float.isFinite(u1) || v1 - k.vTh() > 0f) {
        if (out.settle(v, u, i, k)) {
          out.spike(i);
        }
      }
    }
  }

  @Override
  public void stepDense(
      float[] v, float[] u, float[] current, float[] z, int size, StepConstants k, StepOutput out) {
    new PlainStepKernel().stepDense(v, u, current, z, size, k, out);
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
    new PlainStepKernel().partRecurrent(v, u, current, recurrent, from, to, k, out);
  }

  @Override
  public String description() {
    return "branchy";
  }
}
