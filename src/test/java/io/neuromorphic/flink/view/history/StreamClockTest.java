/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.view.history.StreamClock.Verdict;
import org.junit.jupiter.api.Test;

/** Which times are believed. */
class StreamClockTest {

  private long nanos = 1_000;
  private final StreamClock clock = new StreamClock(() -> nanos);

  private Verdict at(long micros) {
    return of("retina 0", micros);
  }

  private Verdict of(String source, long micros) {
    return clock.judge(source, micros, micros);
  }

  private void silence(double seconds) {
    nanos += (long) (seconds * 1e9);
  }

  @Test
  void theFirstTimeIsBelieved() {
    assertThat(clock.now()).isEqualTo(StreamClock.NONE);
    assertThat(at(1_700_000_000_000_000L)).isEqualTo(Verdict.TAKE);
    assertThat(clock.now()).isEqualTo(1_700_000_000_000_000L);
  }

  @Test
  void whatIsLateIsTakenAndMovesNothing() {
    at(10_000_000);
    assertThat(at(4_000_000)).isEqualTo(Verdict.TAKE);
    assertThat(clock.now()).isEqualTo(10_000_000);
  }

  @Test
  void aMadClockIsIgnored() {
    at(10_000_000);
    assertThat(at(10_000_000 + StreamClock.MAX_STEP_MICROS + 1)).isEqualTo(Verdict.IGNORE);
    assertThat(at(11_000_000)).isEqualTo(Verdict.TAKE);
    assertThat(clock.now()).isEqualTo(11_000_000);
  }

  @Test
  void aMadClockThatCameFirstIsForgottenWhereNobodyAgreesWithIt() {
    at(99_999_999_999_999L);
    for (int i = 0; i < 10; i++) {
      silence(0.19);
      assertThat(at(5_000_000 + i)).isEqualTo(Verdict.IGNORE);
    }
    silence(0.2);
    assertThat(at(6_000_000)).isEqualTo(Verdict.BEGIN_AGAIN);
    assertThat(clock.now()).isEqualTo(6_000_000);
    assertThat(at(7_000_000)).isEqualTo(Verdict.TAKE);
  }

  @Test
  void noTimesAreIgnored() {
    assertThat(at(Long.MAX_VALUE)).isEqualTo(Verdict.IGNORE);
    assertThat(at(Long.MIN_VALUE)).isEqualTo(Verdict.IGNORE);
    assertThat(at(StreamClock.LARGEST_MICROS + 1)).isEqualTo(Verdict.IGNORE);
    assertThat(clock.now()).isEqualTo(StreamClock.NONE);
  }

  @Test
  void afterASilenceItMayGoOnFarAhead() {
    at(10_000_000);
    silence(2.5);
    assertThat(at(3_600_000_000L)).isEqualTo(Verdict.TAKE);
    assertThat(clock.now()).isEqualTo(3_600_000_000L);
  }

  @Test
  void aMadClockAloneIsBelievedInTheEnd() {
    at(10_000_000);
    for (int i = 0; i < 10; i++) {
      silence(0.19);
      assertThat(at(3_600_000_000L + i)).isEqualTo(Verdict.IGNORE);
    }
    silence(0.2);
    assertThat(at(3_600_000_000L)).isEqualTo(Verdict.TAKE);
  }

  @Test
  void afterASilenceItMayBeginAgain() {
    at(10_000_000);
    silence(2.5);
    assertThat(at(1_000)).isEqualTo(Verdict.BEGIN_AGAIN);
    assertThat(clock.now()).isEqualTo(1_000);
    assertThat(at(2_000)).isEqualTo(Verdict.TAKE);
  }

  @Test
  void burstsOfShardsThatAreApartDoNotBeginAgain() {
    for (int burst = 1; burst <= 3; burst++) {
      assertThat(of("retina 0", burst * 10_000_000L)).isEqualTo(Verdict.TAKE);
      assertThat(of("retina 1", burst * 10_000_000L - 1_000_000)).isEqualTo(Verdict.TAKE);
      silence(2.5);
      assertThat(of("retina 1", burst * 10_000_000L + 500_000)).isEqualTo(Verdict.TAKE);
      silence(2.5);
    }
  }

  @Test
  void aRunAgainIsOneWhicheverShardComesFirst() {
    of("retina 0", 10_000_000);
    of("retina 1", 9_000_000);
    silence(2.5);
    assertThat(of("retina 1", 1_000)).isEqualTo(Verdict.BEGIN_AGAIN);
    assertThat(of("retina 0", 500)).isEqualTo(Verdict.TAKE);
    assertThat(clock.now()).isEqualTo(1_000);
  }

  @Test
  void aMarkerNeverBeginsAgain() {
    of("retina 0", 10_000_000);
    silence(2.5);
    assertThat(clock.judge(1_000, 1_000)).isEqualTo(Verdict.TAKE);
    assertThat(clock.now()).isEqualTo(10_000_000);
  }

  @Test
  void shardsThatAreApartAfterASilenceDoNotBeginAgain() {
    at(10_000_000);
    silence(2.5);
    assertThat(at(10_000_000 - StreamClock.APART_MICROS)).isEqualTo(Verdict.TAKE);
    assertThat(clock.now()).isEqualTo(10_000_000);
  }
}
