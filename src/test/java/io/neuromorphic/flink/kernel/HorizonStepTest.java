/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Leaving the check out changes nothing but the time a step takes. */
class HorizonStepTest {

  private static final int SIZE = 41;

  private final CountingStepKernel kernel = new CountingStepKernel();
  private final StepOutput out = new StepOutput(SIZE);

  /**
   * u doubles in every 14 steps or so: out of the numbers after some 1,800, and again, and again.
   */
  private static StepConstants growing() {
    return new StepConstants(.25f, -.05f, .04f, 5, 140, .2f, -65, 6, 30, -70, -14);
  }

  @Test
  void aNeuronThatLeavesTheNumbersIsResetInTheStepOfTheReference() {
    float[] v = new float[SIZE];
    float[] u = new float[SIZE];
    IzhikevichReference[] neurons = new IzhikevichReference[SIZE];
    for (int i = 0; i < SIZE; i++) {
      v[i] = -70 + i;
      u[i] = -14;
      neurons[i] = new IzhikevichReference(v[i], u[i]);
    }
    HorizonStep step = new HorizonStep(growing(), CurrentSum.LARGEST);
    RandomSteps random = new RandomSteps(5);
    int resets = 0;
    for (int n = 0; n < 8_000; n++) {
      float[] current = random.within(n % 700 == 0 ? CurrentSum.LARGEST : 20, SIZE);
      step.step(kernel, v, u, current, SIZE, out);
      int expected = 0;
      for (int i = 0; i < SIZE; i++) {
        neurons[i].step(current[i], growing());
        assertThat(neurons[i].isAt(v[i], u[i])).as("step %s, neuron %s", n, i).isTrue();
        if (neurons[i].reset) {
          assertThat(out.resetNeurons()[expected++]).isEqualTo(i);
        }
      }
      assertThat(out.resets()).as("step %s", n).isEqualTo(expected);
      resets += expected;
    }
    assertThat(resets).isGreaterThan(SIZE);
    assertThat(kernel.checked).isPositive();
    assertThat(kernel.finite).isGreaterThan(1_000);
  }

  /** The one that is left out grows without end where it is not held by a constant input. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "INHIBITION_INDUCED_BURSTING")
  void usualNeuronsAreNeverChecked(IzhikevichBehavior behavior) {
    IzhikevichState start = behavior.behavior().s();
    float[] v = new float[SIZE];
    float[] u = new float[SIZE];
    Arrays.fill(v, start.v()[0]);
    Arrays.fill(u, start.u()[0]);
    StepConstants k = StepConstants.of(behavior.parameters(), 0.001, v[0], u[0]);
    HorizonStep step = new HorizonStep(k, CurrentSum.LARGEST);
    RandomSteps random = new RandomSteps(6);
    for (int n = 0; n < 10_000; n++) {
      step.step(kernel, v, u, random.within(30, SIZE), SIZE, out);
    }
    assertThat(kernel.finite).isEqualTo(10_000);
    assertThat(kernel.checked).isZero();
  }

  @Test
  void looksAgainAfter64StepsWithTheCheckAndThenLeavesItOut() {
    float[] v = new float[SIZE];
    float[] u = new float[SIZE];
    Arrays.fill(v, -70);
    Arrays.fill(u, -14);
    v[40] = Float.NaN;
    StepConstants k =
        StepConstants.of(IzhikevichBehavior.TONIC_SPIKING.parameters(), 0.001, -70, -14);
    HorizonStep step = new HorizonStep(k, CurrentSum.LARGEST);
    float[] current = new float[SIZE];
    step.step(kernel, v, u, current, SIZE, out);
    assertThat(out.resets()).isOne();
    assertThat(v[40]).isEqualTo(-70);
    for (int n = 1; n < 10_000; n++) {
      step.step(kernel, v, u, current, SIZE, out);
      assertThat(kernel.checked).isEqualTo(Math.min(n + 1, HorizonStep.PATIENCE));
    }
    assertThat(kernel.finite).isEqualTo(10_000 - HorizonStep.PATIENCE);
  }

  @Test
  void looksOnlyAtItsOwnNeurons() {
    float[] v = new float[SIZE];
    v[SIZE - 1] = Float.NaN;
    StepConstants k =
        StepConstants.of(IzhikevichBehavior.TONIC_SPIKING.parameters(), 0.001, -70, -14);
    HorizonStep step = new HorizonStep(k, CurrentSum.LARGEST);
    step.step(kernel, v, new float[SIZE], new float[SIZE], SIZE - 1, out);
    assertThat(kernel.finite).isOne();
  }
}
