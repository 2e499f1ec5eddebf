/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RateCountsTest {

  private final RateCounts counts = new RateCounts();

  @Test
  void everyEventIsInTheBinOfItsTime() {
    for (int i = 0; i < 1_000; i++) {
      counts.add(100 + i, i < 250 ? 1 : 0);
    }
    EventRates rates = counts.rates();
    assertThat(rates.start()).isEqualTo(100);
    assertThat(rates.outside()).isZero();
    int quarter = (int) (250 / rates.binMicros());
    assertThat(Arrays.stream(rates.on(), 0, quarter).sum())
        .isEqualTo((long) (quarter * rates.binMicros()));
    assertThat(Arrays.stream(rates.on()).sum()).isEqualTo(250);
    assertThat(Arrays.stream(rates.off()).sum()).isEqualTo(750);
    assertThat(rates.on().length * rates.binMicros()).isBetween(1_000.0, 1_050.0);
  }

  @Test
  void memoryIsBoundedHoweverLongTheRecording() {
    Random random = new Random(7);
    long t = 1_633_953_690_000_000L;
    for (int i = 0; i < 500_000; i++) {
      t += random.nextInt(4_000);
      counts.add(t - random.nextInt(100), i & 1);
    }
    EventRates rates = counts.rates();
    assertThat(rates.on().length).isBetween(150, 300);
    assertThat(Arrays.stream(rates.on()).sum()).isEqualTo(250_000);
    assertThat(Arrays.stream(rates.off()).sum()).isEqualTo(250_000);
    long[] inner = Arrays.copyOfRange(rates.on(), 1, rates.on().length - 1);
    long mean = 250_000 / rates.on().length;
    assertThat(Arrays.stream(inner).min().orElseThrow()).isGreaterThan(mean * 7 / 10);
    assertThat(Arrays.stream(inner).max().orElseThrow()).isLessThan(mean * 13 / 10);
  }

  @Test
  void aFewTimesFarAwayAreLeftOutAndTold() {
    counts.add(-(1L << 50), 1);
    for (int i = 0; i < 100_000; i++) {
      counts.add(i * 10L, 1);
      if (i % 5_000 == 0) {
        counts.add((1L << 34) + i, 0);
      }
    }
    EventRates rates = counts.rates();
    assertThat(rates.outside()).isEqualTo(21);
    assertThat(rates.start()).isBetween(-1_000L, 0L);
    assertThat(rates.on().length * rates.binMicros()).isBetween(1e6, 1.05e6);
    assertThat(Arrays.stream(rates.on()).sum()).isEqualTo(100_000);
  }

  @Test
  void fewEventsAreAllShownAtAnyTimes() {
    counts.add(Long.MAX_VALUE, 1);
    counts.add(Long.MIN_VALUE, 0);
    counts.add(0, 1);
    EventRates rates = counts.rates();
    assertThat(rates.outside()).isZero();
    assertThat(rates.start()).isEqualTo(Long.MIN_VALUE);
    assertThat(rates.off()[0]).isEqualTo(1);
    assertThat(rates.on()[rates.on().length - 1]).isEqualTo(1);
    assertThat(Arrays.stream(rates.on()).sum()).isEqualTo(2);
  }

  @Test
  void withoutEventsThereIsNoBin() {
    assertThat(counts.rates().on()).isEmpty();
  }
}
