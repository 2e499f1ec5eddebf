/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
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
    Neurons neurons = new Neurons(StepKernels.best(), k, size);
    for (int n = 0; n < 4_400; n++) {
      neurons.step();
    }
    assertThat(neurons.step.isAtRest()).isTrue();
    neurons.recurrent[BLOCK + 3] = 500;
    neurons.input[0] = 2;
    neurons.step();
    assertThat(neurons.step.restingNeurons()).isEqualTo(size - BLOCK);
    assertThat(neurons.out.spikes()[0]).isEqualTo(BLOCK + 3);
    assertThat(neurons.out.spikeCount()).isEqualTo(1);
  }

  private static void assertRests(
      StepKernel kernel, StepConstants k, int size, Random random, int steps, double activity) {
    Neurons neurons = new Neurons(kernel, k, size);
    for (int burst = 0; burst < 4; burst++) {
      for (int n = 0; n < 30; n++) {
        if (random.nextDouble() < activity) {
          float[] into = random.nextBoolean() ? neurons.current : neurons.recurrent;
          int neuron = random.nextInt(size);
          into[neuron] = random.nextInt(20) == 0 ? 1e38f : random.nextFloat() * 80 - 20;
          neurons.input[neuron / BLOCK >> 6] |= 1L << (neuron / BLOCK);
        }
        neurons.step();
      }
      for (int n = random.nextInt(steps * 6); n > 0; n--) {
        neurons.step();
      }
    }
  }

  /** The same neurons twice: once with rest, once stepped all. */
  private static final class Neurons {
    private final StepKernel kernel;
    private final StepConstants k;
    private final int size;
    private final float[] v;
    private final float[] u;
    private final float[] allV;
    private final float[] allU;
    private final float[] current;
    private final float[] recurrent;
    private final long[] input;
    private final RestingStep step;
    private final StepOutput out = new StepOutput(0);
    private final StepOutput allOut = new StepOutput(0);
    private int steps;

    Neurons(StepKernel kernel, StepConstants k, int size) {
      this.kernel = kernel;
      this.k = k;
      this.size = size;
      v = new float[size];
      u = new float[size];
      Arrays.fill(v, k.initialV());
      Arrays.fill(u, k.initialU());
      allV = v.clone();
      allU = u.clone();
      current = new float[size];
      recurrent = new float[size];
      input = new long[RestingStep.words(size)];
      step = new RestingStep(k, CurrentSum.LARGEST, size);
    }

    void step() {
      step.step(kernel, v, u, current, recurrent, input, out);
      kernel.stepRecurrent(allV, allU, current, recurrent, size, k, allOut);
      for (int i = 0; i < size; i++) {
        if (Float.floatToRawIntBits(v[i]) != Float.floatToRawIntBits(allV[i])
            || Float.floatToRawIntBits(u[i]) != Float.floatToRawIntBits(allU[i])) {
          throw new AssertionError(
              "step " + steps + ", neuron " + i + ": " + v[i] + " for " + allV[i]);
        }
      }
      assertThat(out.spikeCount()).isEqualTo(allOut.spikeCount());
      assertThat(Arrays.copyOf(out.spikes(), out.spikeCount()))
          .isEqualTo(Arrays.copyOf(allOut.spikes(), allOut.spikeCount()));
      assertThat(Arrays.copyOf(out.resetNeurons(), out.resets()))
          .isEqualTo(Arrays.copyOf(allOut.resetNeurons(), allOut.resets()));
      steps++;
      Arrays.fill(current, 0);
      Arrays.fill(recurrent, 0);
      Arrays.fill(input, 0);
    }
  }
}
