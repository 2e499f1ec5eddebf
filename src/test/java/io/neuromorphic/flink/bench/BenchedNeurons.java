/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench;

import io.neuromorphic.flink.kernel.BranchyStepKernel;
import io.neuromorphic.flink.kernel.CurrentSum;
import io.neuromorphic.flink.kernel.HorizonStep;
import io.neuromorphic.flink.kernel.IzhikevichBehavior;
import io.neuromorphic.flink.kernel.RestingStep;
import io.neuromorphic.flink.kernel.StepConstants;
import io.neuromorphic.flink.kernel.StepKernel;
import io.neuromorphic.flink.kernel.StepKernels;
import io.neuromorphic.flink.kernel.StepOutput;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Neurons of {@code tonic_spiking} under noise, and the way they are stepped: {@code vector} and
 * {@code plain} as in a job, {@code silent-…} the same without input, where all come to rest,
 * {@code all-vector} without asking which of them rest, {@code checked-vector} with the check for
 * finite numbers in every step, {@code finite-vector} the same kernel with none ever, {@code
 * branchy} as one should not.
 */
final class BenchedNeurons {

  /** Distinct input vectors, taken in turn, so that no step repeats the one before. */
  private static final int INPUTS = 16;

  /** Mean current; makes about 1.4 % of tonic spiking neurons fire per step of 0.25 ms. */
  private static final double MEAN_INPUT = 20.5;

  private static final StepConstants CONSTANTS =
      StepConstants.of(IzhikevichBehavior.TONIC_SPIKING.parameters(), 0.001, -70, -14);

  /** One step of some neurons with {@link #CONSTANTS}. */
  private interface Step {
    void step(float[] v, float[] u, float[] current, int size, StepConstants k, StepOutput out);
  }

  private final boolean silent;
  private final Step step;
  private final StepOutput out;
  private final float[] v;
  private final float[] u;
  private final float[][] inputs;
  private int turn;

  BenchedNeurons(String way, int size) {
    silent = way.startsWith("silent");
    step =
        switch (way) {
          case "vector" -> asInAJob(vector(), size, -1);
          case "plain" -> asInAJob(StepKernels.fallback(), size, -1);
          case "silent-vector" -> asInAJob(vector(), size, 0);
          case "silent-plain" -> asInAJob(StepKernels.fallback(), size, 0);
          case "all-vector" -> everyNeuron(vector());
          case "checked-vector" -> vector()::step;
          case "finite-vector" -> vector()::stepFinite;
          case "branchy" -> new BranchyStepKernel()::step;
          default -> throw new IllegalArgumentException(way + ": no such way to step");
        };
    out = new StepOutput(size);
    v = new float[size];
    u = new float[size];
    inputs = new float[INPUTS][size];
    SplittableRandom random = new SplittableRandom(20031);
    Arrays.fill(u, -14);
    for (int i = 0; i < size; i++) {
      v[i] = (float) random.nextDouble(-80, -50);
      for (float[] input : inputs) {
        float noise = (float) random.nextDouble(0, 2 * MEAN_INPUT);
        input[i] = silent ? 0 : noise;
      }
    }
  }

  private static StepKernel vector() {
    StepKernel best = StepKernels.best();
    if (!best.description().startsWith("vector")) {
      throw new IllegalStateException("asked for the vector kernel, got " + best.description());
    }
    return best;
  }

  private static Step asInAJob(StepKernel kernel, int size, long blocksWithInput) {
    RestingStep resting = new RestingStep(CONSTANTS, CurrentSum.LARGEST, size);
    long[] blocks = new long[RestingStep.words(size)];
    int all = (size + RestingStep.BLOCK_NEURONS - 1) / RestingStep.BLOCK_NEURONS;
    for (int block = 0; block < all; block++) {
      blocks[block >> 6] |= 1L << block & blocksWithInput;
    }
    return (v, u, current, n, k, out) -> resting.step(kernel, v, u, current, blocks, out);
  }

  private static Step everyNeuron(StepKernel kernel) {
    HorizonStep horizon = new HorizonStep(CONSTANTS, CurrentSum.LARGEST);
    return (v, u, current, size, k, out) -> horizon.step(kernel, v, u, current, size, out);
  }

  /** One step; the indices of the neurons that fired are in what it returns. */
  StepOutput step() {
    float[] input = inputs[turn++ & (INPUTS - 1)];
    step.step(v, u, input, v.length, CONSTANTS, out);
    return out;
  }

  /** Whether two sets of neurons, stepped alike, are in the same state; so are any others. */
  boolean isWhere(BenchedNeurons other) {
    return silent != other.silent || (Arrays.equals(v, other.v) && Arrays.equals(u, other.u));
  }
}
