/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.compare;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
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

  private record Neuron(String population, int index) {}

  /** Indices of the spikes of one neuron, in the order of time. */
  private static final class Train {
    private int[] indices = new int[4];
    private int size;

    private void add(int index) {
      if (size == indices.length) {
        indices = Arrays.copyOf(indices, 2 * size);
      }
      indices[size++] = index;
    }
  }

  static SpikeMatching of(SpikeTrains expected, SpikeTrains found, long tolerance) {
    SpikeMatching matching = new SpikeMatching();
    Map<Neuron, Train> others = trains(found);
    trains(expected)
        .forEach(
            (neuron, train) -> {
              Train other = others.get(neuron);
              if (other != null) {
                matching.pair(expected, train, found, other, tolerance);
              }
            });
    return matching;
  }

  private static Map<Neuron, Train> trains(SpikeTrains spikes) {
    Map<Neuron, Train> trains = new HashMap<>();
    for (int i = 0; i < spikes.size(); i++) {
      trains
          .computeIfAbsent(new Neuron(spikes.population(i), spikes.neuron(i)), n -> new Train())
          .add(i);
    }
    return trains;
  }

  private void pair(
      SpikeTrains expected, Train train, SpikeTrains found, Train other, long tolerance) {
    int i = 0;
    int j = 0;
    while (i < train.size && j < other.size) {
      int one = train.indices[i];
      int two = other.indices[j];
      long shift = Math.subtractExact(found.t(two), expected.t(one));
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
