/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import java.util.Comparator;

/** A spike event, as a test compares it. */
record Spike(long t, String population, int neuron) implements Comparable<Spike> {

  private static final Comparator<Spike> ORDER =
      Comparator.comparingLong(Spike::t)
          .thenComparing(Spike::population)
          .thenComparingInt(Spike::neuron);

  @Override
  public int compareTo(Spike other) {
    return ORDER.compare(this, other);
  }
}
