/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;

/**
 * The same neurons twice: once left alone while they rest, once stepped all. After each step they
 * must be the same to the bit.
 */
final class RestingTwins {

  private static final int BLOCK = RestingStep.BLOCK_NEURONS;

  final StepOutput out;
  final float[] v;
  private final RestingStep step;
  private final StepKernel kernel;
  private final StepConstants constants;
  private final String description;
  private final int size;
  private final float[] u;
  private final float[] allV;
  private final float[] allU;
  private final float[] current;
  private final float[] recurrent;
  private final long[] input;
  private final StepOutput allOut;
  private int steps;

  /**
   * Neurons in their initial state.
   *
   * @param isRecurrent whether there is a second current
   * @param room of the outputs for spikes, which grow
   */
  RestingTwins(
      StepKernel kernel,
      StepConstants constants,
      int size,
      boolean isRecurrent,
      int room,
      String description) {
    this.kernel = kernel;
    this.constants = constants;
    this.size = size;
    this.description = description;
    v = new float[size];
    u = new float[size];
    Arrays.fill(v, constants.initialV());
    Arrays.fill(u, constants.initialU());
    allV = v.clone();
    allU = u.clone();
    current = new float[size];
    recurrent = isRecurrent ? new float[size] : null;
    input = new long[RestingStep.words(size)];
    step = new RestingStep(constants, CurrentSum.LARGEST, size);
    out = new StepOutput(room);
    allOut = new StepOutput(room);
  }

  int blocks() {
    return (size + BLOCK - 1) / BLOCK;
  }

  boolean isAtRest() {
    return step.isAtRest();
  }

  int restingNeurons() {
    return step.restingNeurons();
  }

  void input(int neuron, float value) {
    enter(current, neuron, value);
  }

  void recurrentInput(int neuron, float value) {
    enter(recurrent, neuron, value);
  }

  private void enter(float[] into, int neuron, float value) {
    into[neuron] = value;
    input[neuron / BLOCK >> 6] |= 1L << (neuron / BLOCK);
  }

  void step() {
    if (recurrent == null) {
      step.step(kernel, v, u, current, input, out);
      kernel.step(allV, allU, current, size, constants, allOut);
    } else {
      step.step(kernel, v, u, current, recurrent, input, out);
      kernel.stepRecurrent(allV, allU, current, recurrent, size, constants, allOut);
      Arrays.fill(recurrent, 0);
    }
    String where = description + ", step " + steps++;
    same(v, allV, where);
    same(u, allU, where);
    assertThat(Arrays.copyOf(out.spikes(), out.spikeCount()))
        .as(where)
        .isEqualTo(Arrays.copyOf(allOut.spikes(), allOut.spikeCount()));
    assertThat(Arrays.copyOf(out.resetNeurons(), out.resets()))
        .as(where)
        .isEqualTo(Arrays.copyOf(allOut.resetNeurons(), allOut.resets()));
    Arrays.fill(current, 0);
    Arrays.fill(input, 0);
  }

  private void same(float[] some, float[] all, String where) {
    for (int i = 0; i < size; i++) {
      if (Float.floatToRawIntBits(some[i]) != Float.floatToRawIntBits(all[i])) {
        throw new AssertionError(where + ", neuron " + i + ": " + some[i] + " for " + all[i]);
      }
    }
  }
}
