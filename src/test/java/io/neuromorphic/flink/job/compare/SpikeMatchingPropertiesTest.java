/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

/** Matching with a tolerance, held against trying out every way of pairing. */
class SpikeMatchingPropertiesTest {

  private static final int LONGEST_TIME = 12;

  @Provide
  Arbitrary<Set<Spike>> spikes() {
    Arbitrary<Spike> spike =
        Combinators.combine(
                Arbitraries.longs().between(0, LONGEST_TIME),
                Arbitraries.of("a", "b"),
                Arbitraries.integers().between(0, 1))
            .as(Spike::new);
    return spike.set().ofMaxSize(9);
  }

  /** The most pairs of one neuron that any choice gives. */
  private static int mostPairs(List<Spike> expected, List<Spike> found, long tolerance) {
    if (expected.isEmpty()) {
      return 0;
    }
    List<Spike> others = expected.subList(1, expected.size());
    int most = mostPairs(others, found, tolerance);
    for (Spike partner : found) {
      Spike one = expected.get(0);
      if (partner.population().equals(one.population())
          && partner.neuron() == one.neuron()
          && Math.abs(partner.t() - one.t()) <= tolerance) {
        List<Spike> left = new ArrayList<>(found);
        left.remove(partner);
        most = Math.max(most, 1 + mostPairs(others, left, tolerance));
      }
    }
    return most;
  }

  @Property(tries = 300)
  void noOtherPairingHasMorePairs(
      @ForAll("spikes") Set<Spike> expected,
      @ForAll("spikes") Set<Spike> found,
      @ForAll @LongRange(min = 0, max = 4) long tolerance) {
    SpikeComparison comparison =
        SpikeComparison.of(SpikeTrains.of(expected), SpikeTrains.of(found), tolerance);

    assertThat(comparison.matched())
        .isEqualTo(mostPairs(List.copyOf(expected), List.copyOf(found), tolerance));
    assertThat(comparison.missing().size()).isEqualTo(expected.size() - comparison.matched());
    assertThat(comparison.extra().size()).isEqualTo(found.size() - comparison.matched());
    assertThat(comparison.largestShiftMicros()).isBetween(0L, tolerance);
  }

  @Property
  void withoutToleranceItIsTheDifferenceOfSets(
      @ForAll("spikes") Set<Spike> expected, @ForAll("spikes") Set<Spike> found) {
    SpikeComparison comparison =
        SpikeComparison.of(SpikeTrains.of(expected), SpikeTrains.of(found), 0);

    assertThat(comparison.missing().spikes())
        .containsExactlyElementsOf(
            expected.stream().filter(s -> !found.contains(s)).sorted().toList());
    assertThat(comparison.extra().spikes())
        .containsExactlyElementsOf(
            found.stream().filter(s -> !expected.contains(s)).sorted().toList());
    assertThat(comparison.isEqual()).isEqualTo(expected.equals(found));
  }

  @Property
  void neitherSideIsPreferred(
      @ForAll("spikes") Set<Spike> one,
      @ForAll("spikes") Set<Spike> other,
      @ForAll @LongRange(min = 0, max = 4) long tolerance) {
    SpikeTrains a = SpikeTrains.of(one);
    SpikeTrains b = SpikeTrains.of(other);

    assertThat(SpikeComparison.of(a, b, tolerance).missing())
        .isEqualTo(SpikeComparison.of(b, a, tolerance).extra());
  }
}
