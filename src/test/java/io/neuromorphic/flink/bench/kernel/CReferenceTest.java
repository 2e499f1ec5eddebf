/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.kernel.IzhikevichBehavior;
import io.neuromorphic.flink.kernel.StepKernel;
import io.neuromorphic.flink.kernel.StepKernels;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The kernel in C gives the bits of ours; skips, aloud, where there is no gcc. */
class CReferenceTest {

  private static final int SIZE = 1_003;
  private static final int STEPS = 2_000;

  @Test
  void kernelInCEndsWhereOursDo() {
    Optional<CReference.Program> compiled = CReference.compile();
    Assumptions.assumeTrue(compiled.isPresent(), "no gcc here");
    try (CReference.Program program = compiled.orElseThrow()) {
      for (IzhikevichBehavior behavior :
          List.of(
              IzhikevichBehavior.TONIC_SPIKING,
              IzhikevichBehavior.of("accomodation"),
              IzhikevichBehavior.of("dap"))) {
        for (String output : List.of("dense", "dense-malloc", "list")) {
          try (CReference c = new CReference(program, output, states(behavior))) {
            c.run(STEPS);
            for (StepKernel kernel : List.of(StepKernels.best(), StepKernels.fallback())) {
              Contender ours =
                  output.equals("list")
                      ? JavaContender.asInAJob("ours", kernel, states(behavior))
                      : JavaContender.dense("ours", kernel, states(behavior));
              String start = ours.state();
              ours.run(STEPS);
              assertThat(ours.state())
                  .as("%s, %s, %s", behavior, output, kernel.description())
                  .isEqualTo(c.state())
                  .isNotEqualTo(start);
            }
          }
        }
      }
    }
  }

  private static BenchedStates states(IzhikevichBehavior behavior) {
    return new BenchedStates(behavior, SIZE, 7);
  }
}
