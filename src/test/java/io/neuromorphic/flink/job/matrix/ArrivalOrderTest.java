/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArrivalOrderTest {

  private static final long DELAY = 12_000;

  private static List<FeedCurrent> sorted(long seed) {
    return RandomFeed.events(new Random(seed), 5_000, List.of("a", "b"), new int[] {50, 5}, 1_000);
  }

  @ParameterizedTest
  @EnumSource
  void noEventIsLost(ArrivalOrder order) {
    List<FeedCurrent> events = sorted(1);
    assertThat(order.arrange(events, DELAY, 2)).containsExactlyInAnyOrderElementsOf(events);
  }

  @ParameterizedTest
  @EnumSource
  void noEventIsFartherBehindThanTheDelay(ArrivalOrder order) {
    List<FeedCurrent> events = sorted(2);
    long lag = ArrivalOrder.lag(order.arrange(events, DELAY, 3));
    if (order == ArrivalOrder.RECORDED) {
      assertThat(lag).isZero();
    } else {
      assertThat(lag).isBetween(DELAY / 2, DELAY);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RECORDED")
  void disorderOfTheStreamItselfAddsToTheDelay(ArrivalOrder order) {
    List<FeedCurrent> events = ArrivalOrder.SHUFFLED.arrange(sorted(3), 7_000, 4);
    List<FeedCurrent> arranged = order.arrange(events, DELAY, 5);
    assertThat(arranged).isNotEqualTo(events);
    assertThat(ArrivalOrder.lag(arranged)).isBetween(DELAY / 2, DELAY + ArrivalOrder.lag(events));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RECORDED")
  void theSeedDecides(ArrivalOrder order) {
    List<FeedCurrent> once = order.arrange(sorted(4), DELAY, 1);
    List<FeedCurrent> again = order.arrange(sorted(4), DELAY, 1);
    assertThat(again).isEqualTo(once).isNotEqualTo(order.arrange(sorted(4), DELAY, 2));
  }
}
