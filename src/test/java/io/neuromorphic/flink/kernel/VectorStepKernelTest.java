/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import org.junit.jupiter.api.Assumptions;

/** Runs where the module is present, as in this project's own build; skips, aloud, elsewhere. */
class VectorStepKernelTest extends StepKernelContract {

  @Override
  StepKernel kernel() {
    Assumptions.assumeTrue(
        ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent(),
        "no jdk.incubator.vector here");
    return new VectorStepKernel();
  }
}
