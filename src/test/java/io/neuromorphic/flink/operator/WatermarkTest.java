/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import static io.neuromorphic.flink.operator.Populations.bounded;
import static io.neuromorphic.flink.operator.Populations.population;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.SpikePacket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A watermark of W ms completes every window that ends at or before (W + 1) · 1000 µs. */
class WatermarkTest {

  private static final int SHARDS = 3;

  @ParameterizedTest(name = "dt {0} µs")
  @ValueSource(longs = {1, 50, 100, 1_000, 1_500, 7_000, 20_000})
  void completesExactlyTheWindowsThatEndInTime(long dt) throws Exception {
    for (long origin : new long[] {0, -30_000 / dt * dt, 12_000 / dt * dt}) {
      try (PopulationHarness operator = PopulationHarness.started(silent(dt, origin))) {
        long start = Math.floorDiv(origin, 1_000) - 2;
        for (long w = start; w < start + 60; w++) {
          operator.watermark(w);
          assertThat(operator.total(JobCounters.STEPS))
              .as("steps from %d µs to the watermark %d ms", origin, w)
              .isEqualTo(SHARDS * windowsEndedBy((w + 1) * 1_000, dt, origin));
        }
      }
    }
  }

  private static long windowsEndedBy(long end, long dt, long origin) {
    long windows = 0;
    while (origin + (windows + 1) * dt <= end) {
      windows++;
    }
    return windows;
  }

  @Test
  void catchesUpInOneGo() throws Exception {
    try (PopulationHarness operator = PopulationHarness.started(silent(1_500, -3_000))) {
      operator.watermark(999_999);
      // (1,000,000,000 + 3,000) / 1,500, rounded down.
      assertThat(operator.total(JobCounters.STEPS)).isEqualTo(SHARDS * 666_668L);
      assertThat(operator.total(JobCounters.NEURON_STEPS)).isEqualTo(7 * 666_668L);
    }
  }

  @Test
  void isPassedOnAfterTheSpikesItCompletes() throws Exception {
    PopulationsSpec spec = bounded(1_000, 0, population("p", 1, 1, "in"));
    try (PopulationHarness operator = PopulationHarness.started(spec)) {
      operator.currents(List.of(new Current("in", 5_999, "p", 0, Populations.FIRES)));
      operator.watermark(4);
      assertThat(operator.output()).containsExactly("watermark 4");
      operator.watermark(5);
      assertThat(operator.output())
          .containsExactly("watermark 4", "spikes until 6000", "watermark 5");
    }
  }

  @Test
  void noNeuronSpikesInSilenceButTimeIsTold() throws Exception {
    try (PopulationHarness operator = PopulationHarness.started(silent(1_000, 0))) {
      operator.tell();
      assertThat(operator.packets()).isEmpty();
      operator.watermark(9);
      operator.tell();
      operator.tell();
      assertThat(operator.packets())
          .hasSize(SHARDS)
          .allSatisfy(marker -> assertThat(marker.size()).isZero())
          .extracting(SpikePacket::until)
          .containsOnly(10_000L);
    }
  }

  @Test
  void thatSaysNothingStepsNothing() throws Exception {
    try (PopulationHarness operator = PopulationHarness.started(silent(1_000, -5_000))) {
      operator.watermark(Long.MIN_VALUE + 1);
      operator.watermark(Long.MAX_VALUE - 1);
      assertThat(operator.total(JobCounters.STEPS)).isZero();
    }
  }

  private static PopulationsSpec silent(long dt, long origin) {
    return bounded(dt, origin, population("p", 7, SHARDS, "in"));
  }
}
