/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.kernel;

import java.util.List;

/**
 * Times contenders in turn, a millisecond or so each: whatever else the machine does hits all.
 * Every contender makes the same number of steps from the same state, so all must end in the same.
 */
final class Turns {

  private static final int NEURON_STEPS_A_TURN = 5_000_000;
  private static final int WARM_UP = 300;
  private static final int TURNS_A_REPETITION = 25;

  /**
   * What a contender took.
   *
   * @param nanos a neuron and step
   * @param ratio time of the first contender over this one's: more is faster
   */
  record Timing(Spread nanos, Spread ratio) {}

  private final List<Contender> contenders;
  private final int size;
  private final int steps;

  Turns(List<Contender> contenders, int size) {
    this.contenders = contenders;
    this.size = size;
    this.steps = Math.max(1, NEURON_STEPS_A_TURN / size);
  }

  /** A timing for each contender: of every repetition, the medians of its turns. */
  List<Timing> measure(int repetitions) {
    int n = contenders.size();
    double[][] nanos = new double[n][repetitions];
    double[][] ratios = new double[n][repetitions];
    for (int turn = 0; turn < WARM_UP; turn++) {
      turn(turn);
    }
    for (int repetition = 0; repetition < repetitions; repetition++) {
      double[][] each = new double[n][TURNS_A_REPETITION];
      double[][] eachRatio = new double[n][TURNS_A_REPETITION];
      for (int turn = 0; turn < TURNS_A_REPETITION; turn++) {
        double[] took = turn(turn);
        for (int i = 0; i < n; i++) {
          each[i][turn] = took[i];
          eachRatio[i][turn] = took[0] / took[i];
        }
      }
      for (int i = 0; i < n; i++) {
        nanos[i][repetition] = Spread.median(each[i]);
        ratios[i][repetition] = Spread.median(eachRatio[i]);
      }
    }
    return java.util.stream.IntStream.range(0, n)
        .mapToObj(i -> new Timing(Spread.of(nanos[i]), Spread.of(ratios[i])))
        .toList();
  }

  /** Every contender once, each turn beginning with another; ns a neuron and step. */
  private double[] turn(int turn) {
    double[] took = new double[contenders.size()];
    for (int i = 0; i < took.length; i++) {
      int contender = (i + turn) % took.length;
      took[contender] = contenders.get(contender).run(steps) / ((double) steps * size);
    }
    return took;
  }
}
