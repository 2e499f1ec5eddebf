/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench;

import io.neuromorphic.flink.kernel.Distribution.Uniform;
import io.neuromorphic.flink.kernel.InputSums;
import io.neuromorphic.flink.kernel.SynapseMaker;
import io.neuromorphic.flink.kernel.Synapses;
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
 * The exact sums of one step's recurrent currents: µs for {@code size} neurons of which {@code
 * percent} have fired, each with synapses to all ({@code dense}, {@code half}, {@code gain}: a gain
 * of 0.7) or to a tenth of the others ({@code sparse}); the sums rounded and cleared, too.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 60, time = 20, timeUnit = TimeUnit.MILLISECONDS)
@Fork(2)
public class SynapsesBenchmark {

  private static final int SETS = 16;

  @Param({"dense", "half", "gain", "sparse"})
  public String kind;

  @Param({"1000", "4000"})
  public int size;

  @Param({"1", "3"})
  public int percent;

  private Synapses synapses;
  private InputSums sums;

  /** Neurons that fired, taken in turn. */
  private int[][] spikes;

  private int turn;

  @Setup
  public void connect() {
    double probability = kind.equals("sparse") ? .1 : 1;
    float gain = kind.equals("gain") ? .7f : 1;
    synapses =
        new SynapseMaker(size, 0, size, gain)
            .random(probability, new Uniform(-.1, .5), 7, size, kind.equals("half"));
    sums = new InputSums(size);
    SplittableRandom random = new SplittableRandom(11);
    spikes = new int[SETS][];
    for (int i = 0; i < SETS; i++) {
      spikes[i] = random.ints(size * percent / 100, 0, size).sorted().toArray();
    }
  }

  @Benchmark
  public float add() {
    int[] fired = spikes[turn++ & SETS - 1];
    synapses.add(fired, 0, fired.length, sums, true);
    sums.finish();
    float any = sums.current()[size / 2];
    sums.clear();
    return any;
  }
}
