/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeBinsTest {

  @Test
  void aBinHoldsWhatFallsIntoIt() {
    TimeBins bins = new TimeBins(2, 10);
    bins.add(100, 0);
    bins.add(109, 1);
    bins.add(110, 1);

    assertThat(bins.startMicros()).isEqualTo(100);
    assertThat(bins.widthMicros()).isEqualTo(10);
    assertThat(bins.counts()).containsExactly(1, 1, 0, 1);
  }

  @Test
  void oneMoreThanThereIsRoomForMakesAllTwiceAsWide() {
    TimeBins bins = new TimeBins(1, 10);
    for (int i = 0; i < TimeBins.MOST; i++) {
      bins.add(10L * i, 0);
    }
    assertThat(bins.used()).isEqualTo(TimeBins.MOST);
    assertThat(bins.widthMicros()).isEqualTo(10);

    bins.add(10L * TimeBins.MOST, 0);

    assertThat(bins.widthMicros()).isEqualTo(20);
    assertThat(bins.used()).isEqualTo(TimeBins.MOST / 2 + 1);
    int[] counts = bins.counts();
    assertThat(counts[0]).isEqualTo(2);
    assertThat(counts[TimeBins.MOST / 2 - 1]).isEqualTo(2);
    assertThat(counts[TimeBins.MOST / 2]).isEqualTo(1);
  }

  @Test
  void whateverTheOrderEachEventIsInTheBinOfItsTime() {
    int rows = 3;
    TimeBins bins = new TimeBins(rows, 100);
    Random random = new Random(7);
    long[] times = new long[20_000];
    int[] row = new int[times.length];
    for (int i = 0; i < times.length; i++) {
      // Further and further, also to before 0.
      times[i] = (long) (random.nextGaussian() * 100 * (i + 1));
      row[i] = random.nextInt(rows);
      bins.add(times[i], row[i]);
    }

    int[] expected = new int[bins.used() * rows];
    for (int i = 0; i < times.length; i++) {
      long bin = Math.floorDiv(times[i] - bins.startMicros(), bins.widthMicros());
      expected[(int) bin * rows + row[i]]++;
    }
    assertThat(bins.counts()).isEqualTo(expected);
    assertThat(bins.used()).isBetween(TimeBins.MOST / 2, TimeBins.MOST);
    assertThat(Long.bitCount(bins.widthMicros() / 100)).isEqualTo(1);
  }

  @Test
  void aGapOfYearsTakesNoMoreMemory() {
    TimeBins bins = new TimeBins(1, 1);
    bins.add(0, 0);
    bins.add(100_000_000_000_000L, 0);

    assertThat(bins.used()).isLessThanOrEqualTo(TimeBins.MOST);
    assertThat(bins.counts()[0]).isEqualTo(1);
    assertThat(bins.counts()[bins.used() - 1]).isEqualTo(1);
  }
}
