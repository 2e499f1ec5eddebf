/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.compare;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What tells the spikes of two runs apart. Spikes of one neuron are matched one to one where their
 * times differ by at most the tolerance, as many as can be.
 *
 * @param expected the spikes that should be there
 * @param found the spikes that are there
 * @param toleranceMicros µs, 0 for none
 * @param matched number of pairs
 * @param missing expected, and not found
 * @param extra found, and not expected
 * @param largestShiftMicros of a pair, µs
 */
public record SpikeComparison(
    SpikeTrains expected,
    SpikeTrains found,
    long toleranceMicros,
    int matched,
    SpikeTrains missing,
    SpikeTrains extra,
    long largestShiftMicros) {

  /**
   * Compares.
   *
   * @param toleranceMicros by which times of a pair may differ, µs, at least 0
   */
  public static SpikeComparison of(SpikeTrains expected, SpikeTrains found, long toleranceMicros) {
    if (toleranceMicros < 0) {
      throw new IllegalArgumentException("a tolerance of " + toleranceMicros + " us is below 0");
    }
    SpikeMatching matching = SpikeMatching.of(expected, found, toleranceMicros);
    return new SpikeComparison(
        expected,
        found,
        toleranceMicros,
        matching.pairs(),
        expected.only(i -> !matching.isExpectedMatched(i)),
        found.only(i -> !matching.isFoundMatched(i)),
        matching.largestShift());
  }

  /** Whether every spike has its partner. */
  public boolean isEqual() {
    return missing.isEmpty() && extra.isEmpty();
  }

  /** All populations of either side: in the order in which sizes are known, then by name. */
  public Set<String> populations() {
    Set<String> names = new LinkedHashSet<>(found.sizes().keySet());
    names.addAll(expected.sizes().keySet());
    Set<String> others = new TreeSet<>(expected.counts().keySet());
    others.addAll(found.counts().keySet());
    names.addAll(others);
    return names;
  }

  /** The earliest spike without a partner; the missing one where there is one of either kind. */
  public Optional<Spike> firstDifference() {
    if (missing.isEmpty() || extra.isEmpty()) {
      return missing.first().or(extra::first);
    }
    Spike gone = missing.get(0);
    Spike added = extra.get(0);
    return Optional.of(gone.t() <= added.t() ? gone : added);
  }
}
