/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Distances of spike trains: cases done by hand, and all ways tried out. */
class SpikeDistanceTest {

  private static final long[] NONE = {};
  private static final double EXACT = 1e-9;

  private static long[] ms(long... millis) {
    return LongStream.of(millis).map(t -> t * 1_000).toArray();
  }

  private static double victorPurpura(double q, long[] one, long[] other) {
    return new VictorPurpuraDistance(q).between(one, other);
  }

  private static double vanRossum(long tauMillis, long[] one, long[] other) {
    return new VanRossumDistance(tauMillis * 1_000.0).between(one, other);
  }

  @Example
  void movingASpikeCostsItsWayUpToReplacingIt() {
    assertThat(victorPurpura(200, ms(10), ms(10))).isZero();
    assertThat(victorPurpura(200, ms(10), ms(13))).isCloseTo(0.6, within(EXACT));
    assertThat(victorPurpura(200, ms(10), ms(19))).isCloseTo(1.8, within(EXACT));
    assertThat(victorPurpura(200, ms(10), ms(20))).isCloseTo(2, within(EXACT));
    assertThat(victorPurpura(200, ms(10), ms(90))).isCloseTo(2, within(EXACT));
    assertThat(victorPurpura(200, ms(10, 20, 30), NONE)).isEqualTo(3);
  }

  @Example
  void theCheapestMovesAreChosen() {
    // 12 to 10 and 20 to 21; 40 is deleted: 0.4 + 0.2 + 1.
    assertThat(victorPurpura(200, ms(12, 20, 40), ms(10, 21))).isCloseTo(1.6, within(EXACT));
    // Each by 4 costs 1.6; the first deleted, the last inserted, costs 2; 6 to 10 moved too: 0.
    assertThat(victorPurpura(200, ms(10, 14), ms(14, 18))).isCloseTo(1.6, within(EXACT));
    assertThat(victorPurpura(400, ms(10, 14), ms(14, 18))).isCloseTo(2, within(EXACT));
  }

  @Example
  void withoutCostOnlyNumbersMatterAndWithAHugeOneOnlyEqualTimes() {
    assertThat(victorPurpura(0, ms(1, 2, 3), ms(500))).isEqualTo(2);
    assertThat(victorPurpura(1e9, ms(1, 2, 3), ms(2, 4))).isEqualTo(3);
  }

  @Example
  void exponentialsAreHeldAgainstEachOther() {
    assertThat(vanRossum(10, ms(5, 9), ms(5, 9))).isZero();
    assertThat(vanRossum(10, ms(5), NONE)).isCloseTo(Math.sqrt(0.5), within(EXACT));
    // Far apart: two halves.
    assertThat(vanRossum(10, ms(5), ms(5_000))).isCloseTo(1, within(EXACT));
    // D² = 1 - exp(-d/tau).
    assertThat(vanRossum(10, ms(5), ms(15))).isCloseTo(Math.sqrt(1 - Math.exp(-1)), within(EXACT));
    // Two at nearly one time: D² = 2 · 2 / 2.
    assertThat(vanRossum(1_000_000, new long[] {5, 6}, NONE)).isCloseTo(Math.sqrt(2), within(1e-6));
    assertThat(vanRossum(1_000_000, ms(1, 2, 3, 4), ms(5))).isCloseTo(Math.sqrt(4.5), within(1e-3));
  }

  @Example
  void parametersWithoutSenseAreRefused() {
    assertThatThrownBy(() -> new VictorPurpuraDistance(-1)).hasMessageContaining("-1.0 per second");
    assertThatThrownBy(() -> new VictorPurpuraDistance(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new VanRossumDistance(0)).hasMessageContaining("0.0 us");
  }

  @Provide
  Arbitrary<long[]> trains() {
    return Arbitraries.longs()
        .between(0, 30_000)
        .set()
        .ofMaxSize(7)
        .map(set -> set.stream().mapToLong(t -> t).sorted().toArray());
  }

  @Provide
  Arbitrary<Double> costs() {
    return Arbitraries.of(0.0, 50.0, 100.0, 200.0, 1_000.0);
  }

  /** Every way: the first spike is deleted, inserted, or made the first of the other. */
  private static double cheapest(double q, long[] one, int i, long[] other, int j) {
    if (i == one.length || j == other.length) {
      return one.length - i + other.length - j;
    }
    double move = q * Math.abs(one[i] - other[j]) / 1e6;
    return Math.min(
        move + cheapest(q, one, i + 1, other, j + 1),
        1 + Math.min(cheapest(q, one, i + 1, other, j), cheapest(q, one, i, other, j + 1)));
  }

  @Property(tries = 500)
  void noOtherWayIsCheaper(
      @ForAll("costs") double q, @ForAll("trains") long[] one, @ForAll("trains") long[] other) {
    assertThat(victorPurpura(q, one, other))
        .isCloseTo(cheapest(q, one, 0, other, 0), within(EXACT));
  }

  /** Its double sum over all pairs, as the integral comes out. */
  @Property(tries = 500)
  void theIntegralIsTheSumOverAllPairs(
      @ForAll("trains") long[] one, @ForAll("trains") long[] other) {
    for (long tau : new long[] {1, 7, 40}) {
      double square = pairs(one, one, tau) / 2 + pairs(other, other, tau) / 2;
      square -= pairs(one, other, tau);

      double distance = vanRossum(tau, one, other);
      assertThat(distance * distance).isCloseTo(square, within(EXACT));
    }
  }

  private static double pairs(long[] one, long[] other, long tauMillis) {
    double sum = 0;
    for (long t : one) {
      for (long u : other) {
        sum += Math.exp(-Math.abs(t - u) / (tauMillis * 1e3));
      }
    }
    return sum;
  }

  @Property(tries = 300)
  void theyAreMetrics(
      @ForAll("trains") long[] a, @ForAll("trains") long[] b, @ForAll("trains") long[] c) {
    for (SpikeDistance distance :
        new SpikeDistance[] {new VictorPurpuraDistance(150), new VanRossumDistance(5_000)}) {
      assertThat(distance.between(a, a)).isZero();
      assertThat(distance.between(a, b)).isCloseTo(distance.between(b, a), within(EXACT));
      assertThat(distance.between(a, c))
          .isLessThanOrEqualTo(distance.between(a, b) + distance.between(b, c) + EXACT);
    }
  }
}
