/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/** The best kernel, counting the steps with the check and those without. */
final class CountingStepKernel implements StepKernel {

  private final StepKernel kernel = StepKernels.best();
  int checked;
  int finite;

  @Override
  public void step(
      float[] v, float[] u, float[] current, int size, StepConstants k, StepOutput out) {
    checked++;
    kernel.step(v, u, current, size, k, out);
  }

  @Override
  public void stepFinite(
      float[] v, float[] u, float[] current, int size, StepConstants k, StepOutput out) {
    finite++;
    kernel.stepFinite(v, u, current, size, k, out);
  }

  @Override
  public void stepDense(
      float[] v, float[] u, float[] current, float[] z, int size, StepConstants k, StepOutput out) {
    checked++;
    kernel.stepDense(v, u, current, z, size, k, out);
  }

  @Override
  public void stepDenseFinite(
      float[] v, float[] u, float[] current, float[] z, int size, StepConstants k, StepOutput out) {
    finite++;
    kernel.stepDenseFinite(v, u, current, z, size, k, out);
  }

  @Override
  public void part(
      float[] v, float[] u, float[] current, int from, int to, StepConstants k, StepOutput out) {
    kernel.part(v, u, current, from, to, k, out);
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
    throw new UnsupportedOperationException("a horizon is of feed-forward steps");
  }

  @Override
  public String description() {
    return "counting " + kernel.description();
  }
}
