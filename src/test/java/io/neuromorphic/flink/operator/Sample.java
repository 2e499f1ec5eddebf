/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.ProbePacket;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** A sample of a probed neuron, as a test compares it: v and u to the bit. */
record Sample(long t, String population, int neuron, int v, int u) implements Comparable<Sample> {

  private static final Comparator<Sample> ORDER =
      Comparator.comparingLong(Sample::t)
          .thenComparing(Sample::population)
          .thenComparingInt(Sample::neuron);

  static List<Sample> of(ProbePacket packet) {
    return IntStream.range(0, packet.size())
        .mapToObj(
            i ->
                new Sample(
                    packet.t()[i],
                    packet.population(),
                    packet.neuron()[i],
                    Float.floatToRawIntBits(packet.v()[i]),
                    Float.floatToRawIntBits(packet.u()[i])))
        .toList();
  }

  /** Whether the neuron is in the same state. */
  boolean isAs(Sample other) {
    return v == other.v && u == other.u;
  }

  @Override
  public int compareTo(Sample other) {
    return ORDER.compare(this, other);
  }
}
