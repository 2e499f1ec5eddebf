/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench;

import io.neuromorphic.flink.kernel.BranchyStepKernel;
import io.neuromorphic.flink.kernel.IzhikevichBehavior;
import io.neuromorphic.flink.kernel.StepConstants;
import io.neuromorphic.flink.kernel.StepKernel;
import io.neuromorphic.flink.kernel.StepKernels;
import io.neuromorphic.flink.kernel.StepOutput;
import io.neuromorphic.flink.kernel.UncheckedPlainStepKernel;
import io.neuromorphic.flink.kernel.UncheckedVectorStepKernel;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One feed-forward step: ns per step of {@code size} neurons, state updated in place. {@code step}
 * gives the spikes as a list of indices, what a job uses; {@code stepAndDenseZ} also writes them
 * into an array of 0 and 1, what Norse's step returns. About 1.4 % of the neurons fire per step.
 *
 * <p>{@code branchy} is the loop not to write; {@code unchecked-…} are the two kernels without the
 * check for numbers that are not finite, to tell what it costs. Many short iterations, so that
 * their median tells what the machine can do while others use it too.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 150, time = 10, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class StepBenchmark {

  /** Distinct input vectors, taken in turn, so that no step repeats the one before. */
  private static final int INPUTS = 16;

  /** Mean current; makes about 1.4 % of tonic spiking neurons fire per step of 0.25 ms. */
  private static final double MEAN_INPUT = 20.5;

  @Param({"vector", "unchecked-vector", "plain", "unchecked-plain", "branchy"})
  public String kernel;

  @Param({"1000", "10000", "100000"})
  public int size;

  private StepKernel step;
  private StepConstants constants;
  private StepOutput out;
  private float[] v;
  private float[] u;
  private float[] z;
  private float[][] inputs;
  private int turn;

  @Setup
  public void populate() {
    step =
        switch (kernel) {
          case "vector" -> StepKernels.best();
          case "plain" -> StepKernels.fallback();
          case "unchecked-vector" -> new UncheckedVectorStepKernel();
          case "unchecked-plain" -> new UncheckedPlainStepKernel();
          default -> new BranchyStepKernel();
        };
    if (!step.description().startsWith(kernel)) {
      throw new IllegalStateException("asked for " + kernel + ", got " + step.description());
    }
    constants = StepConstants.of(IzhikevichBehavior.TONIC_SPIKING.parameters(), 0.001, -70, -14);
    out = new StepOutput(size);
    v = new float[size];
    u = new float[size];
    z = new float[size];
    inputs = new float[INPUTS][size];
    SplittableRandom random = new SplittableRandom(20031);
    Arrays.fill(u, -14);
    for (int i = 0; i < size; i++) {
      v[i] = (float) random.nextDouble(-80, -50);
      for (float[] input : inputs) {
        input[i] = (float) random.nextDouble(0, 2 * MEAN_INPUT);
      }
    }
    long spikes = 0;
    for (int n = 0; n < 4_000; n++) {
      step();
      spikes += n < 2_000 ? 0 : out.spikeCount();
    }
    System.out.printf("%n%.2f %% of the neurons fire per step%n", spikes / 20.0 / size);
  }

  @Benchmark
  public int step() {
    step.step(v, u, inputs[turn++ & (INPUTS - 1)], size, constants, out);
    return out.spikeCount();
  }

  @Benchmark
  public float[] stepAndDenseZ() {
    step();
    Arrays.fill(z, 0f);
    for (int n = 0; n < out.spikeCount(); n++) {
      z[out.spikes()[n]] = 1f;
    }
    return z;
  }
}
