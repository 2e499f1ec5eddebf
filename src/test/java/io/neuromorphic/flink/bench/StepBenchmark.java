/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench;

import io.neuromorphic.flink.kernel.StepOutput;
import java.util.Arrays;
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
 * <p>The kernels are those of {@link BenchedNeurons}; {@link PairedSteps} compares two of them more
 * closely. Many short iterations, so that their median tells what the machine can do while others
 * use it too.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 150, time = 10, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class StepBenchmark {

  @Param({"vector", "checked-vector", "finite-vector", "plain", "branchy"})
  public String kernel;

  @Param({"1000", "10000", "100000"})
  public int size;

  private BenchedNeurons neurons;
  private float[] z;

  @Setup
  public void populate() {
    neurons = new BenchedNeurons(kernel, size);
    z = new float[size];
    long spikes = 0;
    for (int n = 0; n < 4_000; n++) {
      int fired = neurons.step().spikeCount();
      spikes += n < 2_000 ? 0 : fired;
    }
    System.out.printf("%n%.2f %% of the neurons fire per step%n", spikes / 20.0 / size);
  }

  @Benchmark
  public int step() {
    return neurons.step().spikeCount();
  }

  @Benchmark
  public float[] stepAndDenseZ() {
    StepOutput out = neurons.step();
    Arrays.fill(z, 0f);
    for (int n = 0; n < out.spikeCount(); n++) {
      z[out.spikes()[n]] = 1f;
    }
    return z;
  }
}
