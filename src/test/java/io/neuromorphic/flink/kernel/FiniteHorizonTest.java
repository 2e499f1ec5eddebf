/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A horizon never promises too much, and promises enough where it matters. */
class FiniteHorizonTest {

  private static final int SIZE = 41;
  private static final int MOST_STEPS = 300;

  @Test
  void withinTheHorizonNoNeuronLeavesTheNumbersAndTheBareStepGivesTheReferencesBits() {
    long seed = Long.getLong("neuromorphic.seed", System.nanoTime());
    System.out.println("random seed: -Dneuromorphic.seed=" + seed);
    RandomSteps random = new RandomSteps(seed);
    int walked = 0;
    int limited = 0;
    for (int round = 0; round < 20_000; round++) {
      StepConstants k = random.constants();
      float[] bounds = {random.bound(), random.bound(), random.bound()};
      int horizon = new FiniteHorizon(k, bounds[2]).steps(bounds[0], bounds[1]);
      limited += horizon > 0 && horizon < FiniteHorizon.FARTHEST ? 1 : 0;
      if (horizon > 0) {
        walked++;
        walk(random, k, bounds, Math.min(horizon, MOST_STEPS));
      }
    }
    assertThat(walked).isGreaterThan(4_000);
    assertThat(limited).isGreaterThan(1_000);
  }

  /** Steps both kernels and the reference; the current changes all the time. */
  private static void walk(RandomSteps random, StepConstants k, float[] bounds, int steps) {
    float[] v = random.within(bounds[0], SIZE);
    float[] u = random.within(bounds[1], SIZE);
    float[][] states = {v.clone(), u.clone(), v, u};
    IzhikevichReference[] neurons = new IzhikevichReference[SIZE];
    Arrays.setAll(neurons, i -> new IzhikevichReference(v[i], u[i]));
    StepOutput plain = new StepOutput(SIZE);
    StepOutput best = new StepOutput(SIZE);
    for (int step = 0; step < steps; step++) {
      float[] current = random.within(bounds[2], SIZE);
      StepKernels.fallback().stepFinite(states[0], states[1], current, SIZE, k, plain);
      StepKernels.best().stepFinite(states[2], states[3], current, SIZE, k, best);
      int spikes = 0;
      for (int i = 0; i < SIZE; i++) {
        neurons[i].step(current[i], k);
        if (neurons[i].fired) {
          assertThat(best.spikes()[spikes]).isEqualTo(i);
          assertThat(plain.spikes()[spikes++]).isEqualTo(i);
        }
        if (neurons[i].reset || !neurons[i].isAt(v[i], u[i])) {
          assertThat("v = " + v[i] + ", u = " + u[i])
              .as("%s within %s, step %s of %s, neuron %s", k, text(bounds), step, steps, i)
              .isEqualTo(neurons[i].reset ? "no reset" : "v and u of the reference");
        }
      }
      assertThat(best.spikeCount()).isEqualTo(spikes);
      assertThat(best.resets()).isZero();
      assertThat(plain.spikeCount()).isEqualTo(spikes);
    }
    assertThat(states[0]).isEqualTo(v);
    assertThat(states[1]).isEqualTo(u);
  }

  private static String text(float[] bounds) {
    return "|v| ≤ " + bounds[0] + ", |u| ≤ " + bounds[1] + ", |I| ≤ " + bounds[2];
  }

  @ParameterizedTest
  @EnumSource(IzhikevichBehavior.class)
  void everyBehaviorIsSafeForThousandsOfStepsWhateverItsInput(IzhikevichBehavior behavior) {
    for (double dt : new double[] {0.0001, 0.001, 0.002}) {
      StepConstants k = StepConstants.of(behavior.parameters(), dt, -70, -14);
      FiniteHorizon horizon = new FiniteHorizon(k, CurrentSum.LARGEST);
      assertThat(horizon.steps(200, 100)).as("dt = %s", dt).isGreaterThan(1_000);
      assertThat(horizon.steps(1e5, 1e4)).as("dt = %s", dt).isGreaterThan(1_000);
    }
  }

  @Test
  void aStateThatIsNotFiniteOrNearlySoHasNoHorizon() {
    StepConstants k =
        StepConstants.of(IzhikevichBehavior.TONIC_SPIKING.parameters(), 0.001, -70, -14);
    FiniteHorizon horizon = new FiniteHorizon(k, CurrentSum.LARGEST);
    for (double wild : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Float.MAX_VALUE, 2e19}) {
      assertThat(horizon.steps(wild, 0)).as("v = %s", wild).isZero();
    }
    for (double wild : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Float.MAX_VALUE}) {
      assertThat(horizon.steps(0, wild)).as("u = %s", wild).isZero();
    }
  }

  @Test
  void theHorizonOfANeuronThatGrowsIsAlmostTheStepInWhichItLeaves() {
    // u doubles in every step: 1 becomes 2^128, the first that no float holds, in step 128.
    StepConstants doubling = new StepConstants(0, -1, 0, 0, 0, 0, -65, 0, 30, -70, -14);
    assertThat(new FiniteHorizon(doubling, 0).steps(0, 1)).isBetween(115, 127);
  }
}
