/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import java.util.Comparator;

/**
 * A spike as a reader of an output sees it.
 *
 * @param t µs
 * @param population its name
 * @param neuron index
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
}
