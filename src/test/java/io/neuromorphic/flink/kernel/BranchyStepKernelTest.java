/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/** The loop that the benchmark warns of is slow, not wrong. */
class BranchyStepKernelTest extends StepKernelContract {

  @Override
  StepKernel kernel() {
    return new BranchyStepKernel();
  }
}
