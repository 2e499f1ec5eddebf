/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Neurons with two currents that are left alone while they rest are what they would be. */
class RestingRecurrentTest {

  private static final int BLOCK = RestingStep.BLOCK_NEURONS;

  @Property(tries = 40)
  void neuronsThatRestAreWhatSteppingThemAllWouldMakeThem(@ForAll long seed) {
    Random random = new Random(seed);
    IzhikevichBehavior[] behaviors = IzhikevichBehavior.values();
    IzhikevichBehavior behavior = behaviors[random.nextInt(behaviors.length)];
    IzhikevichState start = behavior.behavior().s();
    StepConstants k = StepConstants.of(behavior.parameters(), 0.001, start.v()[0], start.u()[0]);
    int size = 1 + random.nextInt(5 * BLOCK);
    StepKernel kernel = random.nextBoolean() ? StepKernels.best() : StepKernels.fallback();
    assertRests(kernel, k, size, random, 600, 0.3);
  }

  @Property(tries = 10)
  void neuronsWithParametersOfTheirOwnRestToo(@ForAll long seed) {
    Random random = new Random(seed);
    int size = 1 + random.nextInt(3 * BLOCK);
    StepConstants[] own = new StepConstants[size];
    IzhikevichParameters p = IzhikevichBehavior.TONIC_SPIKING.parameters();
    for (int i = 0; i < size; i++) {
      own[i] = StepConstants.of(p.with("d", 8 * random.nextDouble()), 0.001, -70, -14);
    }
    StepKernel kernel = new VariedStepKernel(VariedConstants.of(own));
    StepConstants any = StepConstants.of(p, 0.001, -70, -14);
    assertRests(kernel, any, size, random, 600, 0.3);
  }

  @Test
  void theyDoComeToRestAndRecurrentInputAloneWakesThem() {
    StepConstants k =
        StepConstants.of(IzhikevichBehavior.TONIC_SPIKING.parameters(), 0.001, -70, -14);
    int size = 3 * BLOCK + 5;
    RestingTwins neurons = twins(StepKernels.best(), k, size);
    for (int n = 0; n < 4_400; n++) {
      neurons.step();
    }
    assertThat(neurons.isAtRest()).isTrue();
    neurons.recurrentInput(BLOCK + 3, 500);
    neurons.step();
    assertThat(neurons.restingNeurons()).isEqualTo(size - BLOCK);
    assertThat(neurons.out.spikes()[0]).isEqualTo(BLOCK + 3);
    assertThat(neurons.out.spikeCount()).isEqualTo(1);
  }

  /** Outputs without room, which must grow. */
  private static RestingTwins twins(StepKernel kernel, StepConstants k, int size) {
    return new RestingTwins(kernel, k, size, true, 0, kernel.description());
  }

  private static void assertRests(
      StepKernel kernel, StepConstants k, int size, Random random, int steps, double activity) {
    RestingTwins neurons = twins(kernel, k, size);
    for (int burst = 0; burst < 4; burst++) {
      for (int n = 0; n < 30; n++) {
        if (random.nextDouble() < activity) {
          boolean isRecurrent = random.nextBoolean();
          int neuron = random.nextInt(size);
          float value = random.nextInt(20) == 0 ? 1e38f : random.nextFloat() * 80 - 20;
          if (isRecurrent) {
            neurons.recurrentInput(neuron, value);
          } else {
            neurons.input(neuron, value);
          }
        }
        neurons.step();
      }
      for (int n = random.nextInt(steps * 6); n > 0; n--) {
        neurons.step();
      }
    }
  }
}
