/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.compare;

import io.neuromorphic.flink.job.compare.NeuronTrains.Neuron;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How far each neuron's spikes are from the expected ones.
 *
 * @param distance how it is measured
 * @param neurons that have spikes on either side, the furthest first
 */
public record SpikeDistances(SpikeDistance distance, List<NeuronDistance> neurons) {

  private static final double BILLION = 1e9;

  /**
   * One neuron.
   *
   * @param population its name
   * @param neuron index within the population
   * @param distance of its two trains, to a billionth: a limit of 0.6 is for what is 0.6 on paper
   * @param expected number of spikes
   * @param found number of spikes
   */
  public record NeuronDistance(
      String population, int neuron, double distance, int expected, int found) {}

  private static final Comparator<NeuronDistance> FURTHEST_FIRST =
      Comparator.comparingDouble(NeuronDistance::distance)
          .reversed()
          .thenComparing(NeuronDistance::population)
          .thenComparingInt(NeuronDistance::neuron);

  /** Measures. */
  public static SpikeDistances of(SpikeTrains expected, SpikeTrains found, SpikeDistance distance) {
    NeuronTrains ones = NeuronTrains.of(expected);
    NeuronTrains others = NeuronTrains.of(found);
    Set<Neuron> all = new LinkedHashSet<>(ones.all().keySet());
    all.addAll(others.all().keySet());
    List<NeuronDistance> neurons = new ArrayList<>();
    for (Neuron neuron : all) {
      long[] one = ones.times(neuron);
      long[] other = others.times(neuron);
      neurons.add(
          new NeuronDistance(
              neuron.population(),
              neuron.index(),
              rounded(distance.between(one, other)),
              one.length,
              other.length));
    }
    neurons.sort(FURTHEST_FIRST);
    return new SpikeDistances(distance, List.copyOf(neurons));
  }

  private static double rounded(double value) {
    return Math.rint(value * BILLION) / BILLION;
  }

  /** The largest distance; 0 where there are no spikes at all. */
  public double largest() {
    return neurons.isEmpty() ? 0 : neurons.get(0).distance();
  }

  /** The mean of the neurons that have spikes; 0 where none has. */
  public double mean() {
    return rounded(neurons.stream().mapToDouble(NeuronDistance::distance).average().orElse(0));
  }

  /** Whether no neuron is further away than a limit. */
  public boolean isWithin(double most) {
    return largest() <= most;
  }
}
