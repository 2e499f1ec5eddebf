/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.neuromorphic.flink.plot.HistogramPlot;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IntervalsTest {

  @Test
  void shortOnesAreKnownExactly() {
    Intervals intervals = new Intervals();
    for (long interval : new long[] {4, 4, 6, 10}) {
      intervals.add(interval);
    }

    assertThat(intervals.count()).isEqualTo(4);
    assertThat(intervals.median()).isEqualTo(4);
    // Mean 6, variance (4 + 4 + 0 + 16) / 4.
    assertThat(intervals.variation()).isCloseTo(Math.sqrt(6) / 6, within(1e-12));
  }

  @Test
  void regularFiringHasNoVariation() {
    Intervals intervals = new Intervals();
    for (int i = 0; i < 1_000; i++) {
      intervals.add(25);
    }

    assertThat(intervals.variation()).isZero();
    assertThat(intervals.median()).isEqualTo(25);
  }

  @Test
  void longOnesAreKnownToLessThanTwoPerCent() {
    Random random = new Random(3);
    Intervals intervals = new Intervals();
    long[] all = new long[9_999];
    for (int i = 0; i < all.length; i++) {
      all[i] = (long) Math.exp(9 + 20 * random.nextDouble());
      intervals.add(all[i]);
    }
    Arrays.sort(all);
    double median = all[all.length / 2];

    assertThat(intervals.median()).isCloseTo(median, within(0.016 * median));
  }

  @Test
  void eachIsInOneBin() {
    Random random = new Random(5);
    Intervals intervals = new Intervals();
    for (int i = 0; i < 10_000; i++) {
      intervals.add(1 + (long) Math.exp(30 * random.nextDouble()));
    }
    intervals.add(1);
    intervals.add(Long.MAX_VALUE);
    List<HistogramPlot.Bin> bins = intervals.bins(0.5);

    assertThat(bins.stream().mapToLong(HistogramPlot.Bin::count).sum()).isEqualTo(10_002);
    assertThat(bins.get(0).fromMillis()).isEqualTo(0.25);
    for (int i = 1; i < bins.size(); i++) {
      assertThat(bins.get(i).fromMillis()).isEqualTo(bins.get(i - 1).toMillis());
      assertThat(bins.get(i).toMillis()).isGreaterThan(bins.get(i).fromMillis());
    }
  }

  @Test
  void anIntervalIsInsideItsBin() {
    for (long windows : new long[] {1, 2, 63, 4_095, 4_096, 4_097, 1_000_003, 1L << 40}) {
      Intervals intervals = new Intervals();
      intervals.add(windows);

      assertThat(intervals.bins(1))
          .singleElement()
          .satisfies(
              bin -> {
                assertThat(bin.count()).isEqualTo(1);
                assertThat((double) windows).isBetween(bin.fromMillis(), bin.toMillis());
              });
    }
  }

  @Test
  void ofNoneThereIsNothingToTell() {
    Intervals intervals = new Intervals();

    assertThat(intervals.median()).isNaN();
    assertThat(intervals.variation()).isNaN();
    assertThat(intervals.bins(1)).isEmpty();
  }
}
