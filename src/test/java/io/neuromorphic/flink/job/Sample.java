/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import java.util.Comparator;

/** The state of a probed neuron, as a test compares it: v and u by their bits. */
public record Sample(long t, String population, int neuron, int v, int u)
    implements Comparable<Sample> {

  private static final Comparator<Sample> ORDER =
      Comparator.comparingLong(Sample::t)
          .thenComparing(Sample::population)
          .thenComparingInt(Sample::neuron);

  /** By the values. */
  public static Sample of(long t, String population, int neuron, float v, float u) {
    return new Sample(
        t, population, neuron, Float.floatToRawIntBits(v), Float.floatToRawIntBits(u));
  }

  @Override
  public int compareTo(Sample other) {
    return ORDER.compare(this, other);
  }
}
