/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.kernel;

import io.neuromorphic.flink.kernel.CurrentSum;
import io.neuromorphic.flink.kernel.HorizonStep;
import io.neuromorphic.flink.kernel.RestingStep;
import io.neuromorphic.flink.kernel.StepKernel;
import io.neuromorphic.flink.kernel.StepOutput;
import java.util.Arrays;

/** Our kernels, each by what it puts out and how it is stepped. */
final class JavaContender implements Contender {

  /** One step of some neurons. */
  private interface Step {
    void step(float[] current);
  }

  private final String name;
  private final BenchedStates states;
  private final StepOutput out;
  private final float[] z;
  private final Step step;

  private JavaContender(String name, BenchedStates states, boolean dense, StepOf of) {
    this.name = name;
    this.states = states;
    out = new StepOutput(states.v.length);
    z = dense ? new float[states.v.length] : null;
    step = of.make(states, out, z);
  }

  /** Binds a way to step to its arrays. */
  private interface StepOf {
    Step make(BenchedStates states, StepOutput out, float[] z);
  }

  /** Dense z, with the check for finite numbers where it is needed. */
  static JavaContender dense(String name, StepKernel kernel, BenchedStates states) {
    HorizonStep horizon = new HorizonStep(states.constants, CurrentSum.LARGEST);
    int size = states.v.length;
    return new JavaContender(
        name,
        states,
        true,
        (s, out, z) -> current -> horizon.stepDense(kernel, s.v, s.u, current, z, size, out));
  }

  /** Dense z, with the check in every step. */
  static JavaContender checkedDense(String name, StepKernel kernel, BenchedStates states) {
    int size = states.v.length;
    return new JavaContender(
        name,
        states,
        true,
        (s, out, z) -> current -> kernel.stepDense(s.v, s.u, current, z, size, s.constants, out));
  }

  /** Index list, with the check for finite numbers where it is needed. */
  static JavaContender list(String name, StepKernel kernel, BenchedStates states) {
    HorizonStep horizon = new HorizonStep(states.constants, CurrentSum.LARGEST);
    int size = states.v.length;
    return new JavaContender(
        name,
        states,
        false,
        (s, out, z) -> current -> horizon.step(kernel, s.v, s.u, current, size, out));
  }

  /** Index list, with the check in every step. */
  static JavaContender checkedList(String name, StepKernel kernel, BenchedStates states) {
    int size = states.v.length;
    return new JavaContender(
        name,
        states,
        false,
        (s, out, z) -> current -> kernel.step(s.v, s.u, current, size, s.constants, out));
  }

  /** Index list as a job steps, with input to every block. */
  static JavaContender asInAJob(String name, StepKernel kernel, BenchedStates states) {
    RestingStep resting = new RestingStep(states.constants, CurrentSum.LARGEST, states.v.length);
    long[] blocks = new long[RestingStep.words(states.v.length)];
    int all = (states.v.length + RestingStep.BLOCK_NEURONS - 1) / RestingStep.BLOCK_NEURONS;
    for (int block = 0; block < all; block++) {
      blocks[block >> 6] |= 1L << block;
    }
    return new JavaContender(
        name,
        states,
        false,
        (s, out, z) -> current -> resting.step(kernel, s.v, s.u, current, blocks, out));
  }

  /** The same without input, once all neurons have come to rest. */
  static JavaContender atRest(String name, StepKernel kernel, BenchedStates states) {
    int size = states.v.length;
    RestingStep resting = new RestingStep(states.constants, CurrentSum.LARGEST, size);
    long[] none = new long[RestingStep.words(size)];
    float[] zeros = new float[size];
    StepOutput settling = new StepOutput(size);
    Arrays.fill(states.v, states.constants.initialV());
    for (int n = 0; !resting.isAtRest(); n++) {
      if (n == 10_000) {
        throw new IllegalStateException(n + " steps without input, and not at rest");
      }
      resting.step(kernel, states.v, states.u, zeros, none, settling);
    }
    return new JavaContender(
        name,
        states,
        false,
        (s, out, z) -> current -> resting.step(kernel, s.v, s.u, zeros, none, out));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long run(int steps) {
    long start = System.nanoTime();
    for (int n = 0; n < steps; n++) {
      step.step(states.nextInput());
    }
    return System.nanoTime() - start;
  }

  @Override
  public String state() {
    return z == null ? states.hash(out.spikes(), out.spikeCount()) : states.hash(z);
  }
}
