/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testing;

import io.neuromorphic.flink.job.compare.ComparisonText;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which spikes an assertion speaks of.
 *
 * @param population all where empty
 * @param neuron all where empty
 * @param window all of time where empty
 */
record SpikeSelection(Optional<String> population, OptionalInt neuron, Optional<Window> window) {

  static final SpikeSelection ALL =
      new SpikeSelection(Optional.empty(), OptionalInt.empty(), Optional.empty());

  /**
   * Times.
   *
   * @param from inclusive, µs
   * @param to exclusive, µs
   */
  record Window(long from, long to) {}

  SpikeSelection inPopulation(String name) {
    return new SpikeSelection(Optional.of(name), neuron, window);
  }

  SpikeSelection ofNeuron(int index) {
    return new SpikeSelection(population, OptionalInt.of(index), window);
  }

  SpikeSelection between(long from, long to) {
    Window before = window.orElse(new Window(Long.MIN_VALUE, Long.MAX_VALUE));
    return new SpikeSelection(
        population,
        neuron,
        Optional.of(new Window(Math.max(from, before.from()), Math.min(to, before.to()))));
  }

  /** Whether no time is left. */
  boolean isNever() {
    return window.filter(w -> w.from() >= w.to()).isPresent();
  }

  /** Such as {@code " in population v1 of neuron 17 from 10 ms to 20 ms"}. */
  @Override
  public String toString() {
    String text = population.map(name -> " in population " + name).orElse("");
    if (neuron.isPresent()) {
      text += " of neuron " + neuron.getAsInt();
    }
    return text + window.map(w -> " from " + time(w.from()) + " to " + time(w.to())).orElse("");
  }

  /** Short where times are short: those of a calendar are clearer in µs. */
  private static String time(long micros) {
    return micros >= 0 && micros % 1_000 == 0 && micros < 1_000_000
        ? ComparisonText.micros(micros)
        : micros + " us";
  }
}
