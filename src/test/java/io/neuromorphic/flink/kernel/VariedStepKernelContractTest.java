/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import java.util.Arrays;

/** Neurons with lists of equal parameters hold the contract of those that share them. */
class VariedStepKernelContractTest extends StepKernelContract {

  @Override
  StepKernel kernel() {
    return new OfEqualNeurons();
  }

  /** Makes neurons of the constants that it is given. */
  private static final class OfEqualNeurons implements StepKernel {

    private static StepKernel of(StepConstants k, int size) {
      StepConstants[] equal = new StepConstants[size];
      Arrays.fill(equal, k);
      return new VariedStepKernel(VariedConstants.of(equal));
    }

    @Override
    public void stepDense(
        float[] v,
        float[] u,
        float[] current,
        float[] z,
        int size,
        StepConstants k,
        StepOutput out) {
      of(k, size).stepDense(v, u, current, z, size, null, out);
    }

    @Override
    public void part(
        float[] v, float[] u, float[] current, int from, int to, StepConstants k, StepOutput out) {
      of(k, to).part(v, u, current, from, to, null, out);
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
      of(k, to).partRecurrent(v, u, current, recurrent, from, to, null, out);
    }

    @Override
    public String description() {
      return "equal neurons";
    }
  }
}
