/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testing;

import io.neuromorphic.flink.job.compare.ComparisonText;
import io.neuromorphic.flink.job.compare.DistanceText;
import io.neuromorphic.flink.job.compare.SpikeComparison;
import io.neuromorphic.flink.job.compare.SpikeDistances;
import io.neuromorphic.flink.job.compare.SpikeTrains;
import java.util.Optional;

/** When found spikes are near enough to the expected ones. */
sealed interface Nearness {

  /** The same spikes. */
  Nearness EXACT = new Tolerance(0);

  /**
   * What tells them apart, in words, where they are not near enough.
   *
   * @param name what the expected ones are called
   */
  Optional<String> problem(SpikeTrains expected, SpikeTrains found, String name);

  /** By which times of pairs may differ, µs; for pictures, too. */
  long toleranceMicros();

  /**
   * Each spike has a partner.
   *
   * @param toleranceMicros µs
   */
  record Tolerance(long toleranceMicros) implements Nearness {
    @Override
    public Optional<String> problem(SpikeTrains expected, SpikeTrains found, String name) {
      SpikeComparison comparison = SpikeComparison.of(expected, found, toleranceMicros);
      return comparison.isEqual()
          ? Optional.empty()
          : Optional.of(ComparisonText.of(comparison, name));
    }
  }

  /** The trains of each neuron are not far apart. */
  record Within(DistanceLimit limit) implements Nearness {
    @Override
    public Optional<String> problem(SpikeTrains expected, SpikeTrains found, String name) {
      SpikeDistances distances = SpikeDistances.of(expected, found, limit.distance());
      return distances.isWithin(limit.most())
          ? Optional.empty()
          : Optional.of(DistanceText.tooFar(distances, limit.most(), name));
    }

    @Override
    public long toleranceMicros() {
      return 0;
    }
  }
}
