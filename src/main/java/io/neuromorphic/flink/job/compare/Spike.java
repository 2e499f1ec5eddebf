/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.compare;

import java.util.Comparator;

/**
 * One spike. No two of a run are equal.
 *
 * @param t the end of the window whose step fired it, µs
 * @param population its name
 * @param neuron index within the population
 */
public record Spike(long t, String population, int neuron) implements Comparable<Spike> {

  private static final Comparator<Spike> ORDER =
      Comparator.comparingLong(Spike::t)
          .thenComparing(Spike::population)
          .thenComparingInt(Spike::neuron);

  @Override
  public int compareTo(Spike other) {
    return ORDER.compare(this, other);
  }

  /** As a row of a CSV file. */
  @Override
  public String toString() {
    return t + "," + population + "," + neuron;
  }
}
