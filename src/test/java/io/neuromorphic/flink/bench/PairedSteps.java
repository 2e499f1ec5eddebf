/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench;

import java.util.Arrays;

/**
 * Two ways to step, in turn in one JVM, a fifth of a millisecond each: whatever else the machine
 * does, and however the JIT was in the mood, hits both. Forks of JMH differ by more than the check
 * for finite numbers costs.
 *
 * <p>Arguments: two kernels of {@link BenchedNeurons}, then numbers of neurons. A line for each
 * number: the time of the first over the time of the second, as median and quartiles of all turns
 * after the warm-up. A kernel against itself tells by how much a figure may be wrong.
 */
public final class PairedSteps {

  private static final int NEURON_STEPS_A_TURN = 400_000;
  private static final int WARM_UP = 3_000;
  private static final int TURNS = 6_000;

  private PairedSteps() {}

  public static void main(String[] args) {
    for (int i = 2; i < args.length; i++) {
      measure(args[0], args[1], Integer.parseInt(args[i]));
    }
  }

  private static void measure(String first, String second, int size) {
    BenchedNeurons[] pair = {new BenchedNeurons(first, size), new BenchedNeurons(second, size)};
    double[] ratios = new double[TURNS];
    double[][] nanos = new double[2][TURNS];
    for (int turn = -WARM_UP; turn < TURNS; turn++) {
      double one;
      double other;
      if ((turn & 1) == 0) {
        one = nanosANeuron(pair[0], size);
        other = nanosANeuron(pair[1], size);
      } else {
        other = nanosANeuron(pair[1], size);
        one = nanosANeuron(pair[0], size);
      }
      if (turn >= 0) {
        ratios[turn] = one / other;
        nanos[0][turn] = one;
        nanos[1][turn] = other;
      }
    }
    if (!pair[0].isWhere(pair[1])) {
      throw new IllegalStateException(first + " and " + second + " led to different states");
    }
    System.out.printf(
        "%s / %s, %d neurons: %.3f (quartiles %.3f, %.3f); median ns a neuron %.3f / %.3f%n",
        first,
        second,
        size,
        quantile(ratios, .5),
        quantile(ratios, .25),
        quantile(ratios, .75),
        quantile(nanos[0], .5),
        quantile(nanos[1], .5));
  }

  private static double nanosANeuron(BenchedNeurons neurons, int size) {
    int steps = Math.max(1, NEURON_STEPS_A_TURN / size);
    long start = System.nanoTime();
    for (int i = 0; i < steps; i++) {
      neurons.step();
    }
    return (System.nanoTime() - start) / (double) steps / size;
  }

  private static double quantile(double[] values, double q) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) (q * (sorted.length - 1))];
  }
}
