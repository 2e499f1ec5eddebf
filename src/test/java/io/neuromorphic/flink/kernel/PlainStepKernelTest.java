/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

class PlainStepKernelTest extends StepKernelContract {

  @Override
  StepKernel kernel() {
    return StepKernels.fallback();
  }
}
