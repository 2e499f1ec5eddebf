/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomFeedTest {

  private static final int EVENTS = 20_000;

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
  void itHasWhatAStreamCanHave(long seed) {
    Feed feed = RandomFeed.of(seed, EVENTS);
    List<Long> times = feed.events().stream().map(FeedEvent::t).toList();
    long dt = feed.dtMicros();

    assertThat(times).hasSize(EVENTS).isSorted();
    assertThat(times.get(0)).isNegative();
    assertThat(times).filteredOn(t -> Math.floorMod(t, dt) == 0).hasSizeGreaterThan(50);
    assertThat(times).filteredOn(t -> Math.floorMod(t, dt) == dt - 1).hasSizeGreaterThan(50);
    long longestGap =
        IntStream.range(1, EVENTS)
            .mapToLong(i -> times.get(i) - times.get(i - 1))
            .max()
            .orElseThrow();
    assertThat(longestGap).isGreaterThan(20 * dt);
    assertThat(feed.populations().get(0).size() % 3).isNotZero();
    assertThat(feed.populations().get(0).size() % 8).isNotZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
  void bothPopulationsFire(long seed) {
    Outcome outcome = NeuronReference.outcome(RandomFeed.of(seed, EVENTS));

    assertThat(outcome.spikes().get("many")).isGreaterThan(1_000);
    assertThat(outcome.spikes().get("few")).isGreaterThan(100);
  }
}
