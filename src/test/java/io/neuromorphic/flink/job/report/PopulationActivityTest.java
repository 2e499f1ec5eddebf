/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.neuromorphic.flink.event.SpikePacket;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PopulationActivityTest {

  private static final long DT = 1_000;

  private final PopulationActivity seen = new PopulationActivity(8, DT, 256, 1);

  private static SpikePacket packet(int shard, long[] windowEnds, int... neurons) {
    return new SpikePacket("p", shard, windowEnds, neurons, neurons.length);
  }

  @Test
  void anIntervalMayBeginInOnePacketAndEndInAnother() {
    seen.add(packet(0, new long[] {1_000, 2_000}, 3, 5));
    seen.add(packet(0, new long[] {11_000, 32_000}, 3, 5));

    assertIntervals(10, 30);
  }

  @Test
  void packetsOfShardsMayComeInAnyOrder() {
    seen.add(packet(1, new long[] {50_000}, 7));
    seen.add(packet(0, new long[] {1_000, 4_000}, 0, 0));
    seen.add(packet(1, new long[] {57_000}, 7));

    assertThat(seen.spikes()).isEqualTo(4);
    assertIntervals(3, 7);
    // The window that ends at 1 ms counts where it begins.
    assertThat(seen.bins().startMicros()).isZero();
    assertThat(seen.bins().used()).isEqualTo(57);
  }

  @Test
  void whatComesAgainAfterARestartCountsOnce() {
    seen.add(packet(0, new long[] {1_000, 3_000}, 2, 2));
    seen.add(packet(1, new long[] {2_000}, 6));
    seen.add(packet(0, new long[] {3_000, 8_000}, 2, 2));
    seen.add(packet(1, new long[] {2_000}, 6));

    assertThat(seen.spikes()).isEqualTo(4);
    assertThat(seen.again()).isEqualTo(2);
    assertIntervals(2, 5);
    assertThat(Arrays.stream(seen.bins().counts()).sum()).isEqualTo(4);
  }

  @Test
  void ofVeryManyNeuronsSomeAreWatched() {
    PopulationActivity many = new PopulationActivity(1_000_000, DT, 256, 2);
    many.add(packet(0, new long[] {1_000, 1_000, 5_000, 5_000}, 4, 999_999, 4, 999_999));

    assertThat(many.spikes()).isEqualTo(4);
    assertThat(many.intervals().count()).isEqualTo(1);
    assertThat(many.neuronsPerRow()).isEqualTo(3_907);
    assertThat(many.bins().rows()).isEqualTo(256);
  }

  @Test
  void threadsDoNotLoseSpikes() {
    IntStream.range(0, 8)
        .parallel()
        .forEach(
            shard -> {
              for (int i = 1; i <= 1_000; i++) {
                seen.add(packet(shard, new long[] {i * DT}, shard));
              }
            });

    assertThat(seen.spikes()).isEqualTo(8_000);
    assertThat(seen.intervals().count()).isEqualTo(8 * 999);
    assertThat(seen.intervals().median()).isEqualTo(1);
    assertThat(seen.intervals().variation()).isZero();
  }

  /** There are two, in windows: half their difference over half their sum is their variation. */
  private void assertIntervals(int shorter, int longer) {
    assertThat(seen.intervals().count()).isEqualTo(2);
    assertThat(seen.intervals().median()).isEqualTo(shorter);
    assertThat(seen.intervals().variation())
        .isCloseTo((longer - shorter) / (double) (longer + shorter), within(1e-9));
  }
}
