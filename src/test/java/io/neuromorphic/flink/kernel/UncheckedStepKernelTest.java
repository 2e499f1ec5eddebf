/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What the benchmark compares the kernels with does the same work, but for the check. */
class UncheckedStepKernelTest {

  private static final int SIZE = 1_000;

  @Test
  void plainKernelWithoutTheCheckStepsTheSameButMissesANeuronThatIsNotFinite() {
    assertSameButUnchecked(new UncheckedPlainStepKernel(), StepKernels.fallback());
  }

  @Test
  void vectorKernelWithoutTheCheckStepsTheSameButMissesANeuronThatIsNotFinite() {
    assertSameButUnchecked(new UncheckedVectorStepKernel(), StepKernels.best());
  }

  private static void assertSameButUnchecked(StepKernel unchecked, StepKernel checked) {
    assertThat(unchecked.description()).isNotEqualTo(checked.description());
    StepConstants k =
        StepConstants.of(IzhikevichBehavior.TONIC_SPIKING.parameters(), 0.001, -70, -14);
    SplittableRandom random = new SplittableRandom(7);
    float[][] states = new float[4][SIZE];
    Arrays.fill(states[0], -70);
    Arrays.fill(states[2], -70);
    float[] current = new float[SIZE];
    StepOutput out = new StepOutput(SIZE);
    StepOutput expected = new StepOutput(SIZE);
    long spikes = 0;
    for (int step = 0; step < 500; step++) {
      for (int i = 0; i < SIZE; i++) {
        current[i] = (float) random.nextDouble(0, 41);
      }
      unchecked.step(states[0], states[1], current, SIZE, k, out);
      checked.step(states[2], states[3], current, SIZE, k, expected);
      spikes += out.spikeCount();
      assertThat(Arrays.copyOf(out.spikes(), out.spikeCount()))
          .isEqualTo(Arrays.copyOf(expected.spikes(), expected.spikeCount()));
    }
    assertThat(spikes).isGreaterThan(1_000);
    assertThat(states[0]).isEqualTo(states[2]);
    assertThat(states[1]).isEqualTo(states[3]);
    states[0][5] = Float.NaN;
    unchecked.step(states[0], states[1], current, SIZE, k, out);
    assertThat(out.resets()).isZero();
  }
}
