/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.job;

import io.neuromorphic.flink.event.SpikeDigest;
import io.neuromorphic.flink.kernel.Distribution;
import io.neuromorphic.flink.kernel.Distribution.Normal;
import io.neuromorphic.flink.kernel.Distribution.Uniform;
import io.neuromorphic.flink.kernel.InputSums;
import io.neuromorphic.flink.kernel.IzhikevichParameters;
import io.neuromorphic.flink.kernel.NoiseCurrents;
import io.neuromorphic.flink.kernel.StepOutput;
import io.neuromorphic.flink.kernel.SynapseMaker;
import io.neuromorphic.flink.kernel.Synapses;
import io.neuromorphic.flink.kernel.VariedStepKernel;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The network of {@code jobs/izhikevich-2003.yaml} without Flink, on our kernel's own classes: what
 * a job adds is the difference. Arguments: seconds of the model.
 */
public final class BareNetwork {

  private static final int EXCITATORY = 800;
  private static final int INHIBITORY = 200;
  private static final int STEPS_A_SECOND = 2_000;
  private static final int STEP_MICROS = 500;
  private static final double SECONDS_A_STEP = 5e-4;

  private final Group excitatory =
      new Group(
          "excitatory",
          new IzhikevichParameters(.02, .2, -65, 8).with("tau_inv", 1_000),
          Map.of(
              "c", values(EXCITATORY, new Uniform(-65, -50, 2), 1),
              "d", values(EXCITATORY, new Uniform(8, 2, 2), 1)),
          EXCITATORY,
          5);
  private final Group inhibitory =
      new Group(
          "inhibitory",
          new IzhikevichParameters(.02, .25, -65, 2).with("tau_inv", 1_000),
          Map.of(
              "a", values(INHIBITORY, new Uniform(.02, .1), 2),
              "b", values(INHIBITORY, new Uniform(.25, .2), 2)),
          INHIBITORY,
          2);
  private final Synapses[][] synapses = {
    {random(EXCITATORY, EXCITATORY, .5, 11), random(EXCITATORY, INHIBITORY, .5, 12)},
    {random(INHIBITORY, EXCITATORY, -1, 13), random(INHIBITORY, INHIBITORY, -1, 14)}
  };
  private final SpikeDigest digest = new SpikeDigest();

  private static double[] values(int size, Distribution distribution, long seed) {
    return IntStream.range(0, size).mapToDouble(i -> distribution.at(seed, i)).toArray();
  }

  private static Synapses random(int from, int to, double high, long seed) {
    return new SynapseMaker(from, 0, to, 2).random(1, new Uniform(0, high), seed, to, false);
  }

  /** A population. */
  private static final class Group {
    final int size;
    final float[] v;
    final float[] u;
    final VariedStepKernel kernel;
    final NoiseCurrents noise;
    final InputSums sums;
    final StepOutput out;
    final long hash;

    /** Spikes of the last three steps: a spike arrives two steps later. */
    final int[][] fired;

    final int[] count = new int[3];

    Group(String name, IzhikevichParameters p, Map<String, double[]> varied, int size, double std) {
      this.size = size;
      v = new float[size];
      u = new float[size];
      Arrays.fill(v, -65);
      for (int i = 0; i < size; i++) {
        double[] b = varied.get("b");
        u[i] = (float) (b == null ? p.b() : b[i]) * -65f;
      }
      kernel = new VariedStepKernel(p, varied, SECONDS_A_STEP, v.clone(), u.clone(), 0);
      hash = SpikeDigest.populationHash(name);
      noise = new NoiseCurrents(new Normal(0, std), 3, hash, 2, 0, size);
      sums = new InputSums(size);
      out = new StepOutput(size);
      fired = new int[3][size];
    }
  }

  public static void main(String[] args) throws Exception {
    long seconds = Math.max(1, Math.round(Double.parseDouble(args[0])));
    Measured.runAlone(() -> new BareNetwork().run(seconds * STEPS_A_SECOND));
  }

  private Outcome run(long steps) {
    Group[] groups = {excitatory, inhibitory};
    long spikes = 0;
    long start = System.nanoTime();
    for (int step = 0; step < steps; step++) {
      for (int to = 0; to < 2; to++) {
        Group group = groups[to];
        for (int from = 0; from < 2; from++) {
          int before = (step + 1) % 3;
          synapses[from][to].add(
              groups[from].fired[before], 0, groups[from].count[before], group.sums, true);
        }
        group.sums.addAll(group.noise.of(step), group.size, true);
        group.sums.finish();
        group.kernel.step(group.v, group.u, group.sums.current(), group.size, null, group.out);
        group.sums.clear();
      }
      for (Group group : groups) {
        int count = group.out.spikeCount();
        System.arraycopy(group.out.spikes(), 0, group.fired[step % 3], 0, count);
        group.count[step % 3] = count;
        digest.addStep(group.hash, (step + 1L) * STEP_MICROS, 0, group.out.spikes(), count);
        spikes += count;
      }
    }
    double wall = (System.nanoTime() - start) / 1e9;
    long neurons = EXCITATORY + INHIBITORY;
    return new Outcome(2, wall, steps * neurons, spikes, digest.toString(), Map.of());
  }
}
