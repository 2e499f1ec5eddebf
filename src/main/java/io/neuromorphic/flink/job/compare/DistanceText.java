/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.compare;

import io.neuromorphic.flink.job.compare.SpikeDistances.NeuronDistance;
import java.util.List;
import java.util.Locale;

/** Distances of spike trains in words. */
public final class DistanceText {

  private static final int SHOWN = 5;

  private DistanceText() {}

  /** One line: how far the neurons are from what is expected. */
  public static String summary(SpikeDistances distances) {
    return String.format(
        Locale.ROOT,
        "%s of a neuron: at most %s, in the mean %s, of %,d with spikes",
        distances.distance().title(),
        Plain.of(distances.largest()),
        Plain.of(distances.mean()),
        distances.neurons().size());
  }

  /**
   * Some lines, without an end of the last one: the neurons that are too far away.
   *
   * @param most the largest distance that is near enough
   * @param expected what the expected spikes are called, such as a file
   */
  public static String tooFar(SpikeDistances distances, double most, String expected) {
    List<NeuronDistance> far =
        distances.neurons().stream().filter(neuron -> !(neuron.distance() <= most)).toList();
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%,d of %,d neurons are further than %s from %s%n%s",
                far.size(),
                distances.neurons().size(),
                Plain.of(most),
                expected,
                summary(distances)));
    far.stream()
        .limit(SHOWN)
        .forEach(
            neuron ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "%n  %s neuron %d: %s (found %s, expected %,d)",
                        neuron.population(),
                        neuron.neuron(),
                        Plain.of(neuron.distance()),
                        ComparisonText.spikes(neuron.found()),
                        neuron.expected())));
    return text + (far.size() > SHOWN ? "\n  ..." : "");
  }
}
