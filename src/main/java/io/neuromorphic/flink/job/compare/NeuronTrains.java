/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.compare;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The spikes of each neuron, in the order of time. */
final class NeuronTrains {

  private final SpikeTrains spikes;
  private final Map<Neuron, Train> trains = new LinkedHashMap<>();

  private NeuronTrains(SpikeTrains spikes) {
    this.spikes = spikes;
  }

  /**
   * One of all neurons.
   *
   * @param population its name
   * @param index within the population
   */
  record Neuron(String population, int index) {}

  /** Indices of the spikes of one neuron, in the order of time. */
  static final class Train {
    private int[] indices = new int[4];
    private int size;

    private void add(int index) {
      if (size == indices.length) {
        indices = Arrays.copyOf(indices, 2 * size);
      }
      indices[size++] = index;
    }

    int size() {
      return size;
    }

    int get(int i) {
      return indices[i];
    }
  }

  static NeuronTrains of(SpikeTrains spikes) {
    NeuronTrains neurons = new NeuronTrains(spikes);
    for (int i = 0; i < spikes.size(); i++) {
      neurons
          .trains
          .computeIfAbsent(new Neuron(spikes.population(i), spikes.neuron(i)), n -> new Train())
          .add(i);
    }
    return neurons;
  }

  /** Of the neurons that have spikes. */
  Map<Neuron, Train> all() {
    return trains;
  }

  /** Times of a neuron, µs, ascending; none where it is silent. */
  long[] times(Neuron neuron) {
    Train train = trains.getOrDefault(neuron, new Train());
    long[] times = new long[train.size];
    Arrays.setAll(times, i -> spikes.t(train.indices[i]));
    return times;
  }
}
