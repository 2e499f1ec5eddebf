/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.compare;

import io.neuromorphic.flink.job.compare.NeuronTrains.Neuron;
import io.neuromorphic.flink.job.compare.NeuronTrains.Train;
import java.util.BitSet;
import java.util.Map;

/**
 * Pairs of spikes of the same neuron in two runs. In the order of time, each spike is paired with
 * the earliest one that is left and not too far away; what lies too far back has no partner. No
 * other way of pairing makes more pairs, since all tolerances are equally wide.
 */
final class SpikeMatching {

  private final BitSet expectedMatched = new BitSet();
  private final BitSet foundMatched = new BitSet();
  private long largestShift;

  private SpikeMatching() {}

  static SpikeMatching of(SpikeTrains expected, SpikeTrains found, long tolerance) {
    SpikeMatching matching = new SpikeMatching();
    Map<Neuron, Train> others = NeuronTrains.of(found).all();
    NeuronTrains.of(expected)
        .all()
        .forEach(
            (neuron, train) -> {
              Train other = others.get(neuron);
              if (other != null) {
                matching.pair(expected, train, found, other, tolerance);
              }
            });
    return matching;
  }

  private void pair(
      SpikeTrains expected, Train train, SpikeTrains found, Train other, long tolerance) {
    int i = 0;
    int j = 0;
    while (i < train.size() && j < other.size()) {
      int one = train.get(i);
      int two = other.get(j);
      long shift = difference(found.t(two), expected.t(one));
      if (shift > tolerance) {
        i++;
      } else if (shift < -tolerance) {
        j++;
      } else {
        expectedMatched.set(one);
        foundMatched.set(two);
        largestShift = Math.max(largestShift, Math.abs(shift));
        i++;
        j++;
      }
    }
  }

  /** Times may be as far apart as int64 is wide: then the difference is the largest there is. */
  private static long difference(long later, long earlier) {
    long difference = later - earlier;
    boolean overflows = ((later ^ earlier) & (later ^ difference)) < 0;
    return overflows ? (later < 0 ? -Long.MAX_VALUE : Long.MAX_VALUE) : difference;
  }

  int pairs() {
    return expectedMatched.cardinality();
  }

  boolean isExpectedMatched(int index) {
    return expectedMatched.get(index);
  }

  boolean isFoundMatched(int index) {
    return foundMatched.get(index);
  }

  long largestShift() {
    return largestShift;
  }
}
