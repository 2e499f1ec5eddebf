/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import static io.neuromorphic.flink.codec.live.DatagramDecoder.NO_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.source.live.LiveSpec.Times;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LiveClockTest {

  private static final long SECOND = 1_000_000;
  private static final long NOW = 1_800_000_000 * SECOND;

  private LiveClock clock = new LiveClock(Times.ALIGNED, LivePosition.START);
  private long rejected;

  private long[] datagram(long arrival, long... times) {
    return give(arrival, false, times);
  }

  /** Times since {@link #NOW} of events that arrive so long after it. */
  private long[] give(long arrival, boolean inOrder, long... times) {
    CameraPacket packet = new CameraPacket(0);
    packet.add(-77, 0, 0, 0);
    for (long t : times) {
      packet.add(t, 1, 2, 1);
    }
    clock.apply(packet, 1, NOW + arrival, inOrder);
    rejected = packet.counts().rejected(RejectReason.INVALID_TIME);
    assertThat(packet.t()[0]).isEqualTo(-77);
    return Arrays.stream(packet.t(), 1, packet.size()).map(t -> t - NOW).toArray();
  }

  private long passed(long now) {
    long until = clock.passed(NOW + now);
    return until == InputPacket.NONE ? InputPacket.NONE : until - NOW;
  }

  @Test
  void theFirstEventBecomesItsArrival() {
    assertThat(datagram(500, 7_000, 6_990, 7_020)).containsExactly(500, 490, 520);
    assertThat(datagram(9_000, 7_100)).containsExactly(600);
  }

  @Test
  void eventsWithoutATimeHaveThatOfTheirArrival() {
    assertThat(datagram(500, NO_TIME, NO_TIME)).containsExactly(500, 500);
    assertThat(datagram(800, NO_TIME, 3_000, NO_TIME)).containsExactly(800, 800, 800);
    assertThat(clock.restarts()).isZero();
  }

  @Test
  void datagramsOutOfOrderArePassedOnAsTheyAre() {
    datagram(0, 5 * SECOND);
    assertThat(datagram(10, 5 * SECOND + 2_000)).containsExactly(2_000);
    assertThat(datagram(20, 5 * SECOND + 1_000)).containsExactly(1_000);
    assertThat(datagram(30, 4 * SECOND + 2_000)).containsExactly(-SECOND + 2_000);
    assertThat(clock.restarts()).isZero();
  }

  @Test
  void aClockThatBeginsAgainGoesOnAtTheArrival() {
    datagram(0, 500 * SECOND);
    datagram(3 * SECOND, 503 * SECOND);
    assertThat(datagram(4 * SECOND, 10, 20)).containsExactly(4 * SECOND, 4 * SECOND + 10);
    assertThat(datagram(4 * SECOND + 100, 110)).containsExactly(4 * SECOND + 100);
    assertThat(clock.restarts()).isEqualTo(1);
  }

  @Test
  void timeNeverGoesBackAtARestart() {
    datagram(0, 0);
    // A sender that is ahead of the wall clock.
    datagram(SECOND, 9 * SECOND);
    assertThat(datagram(2 * SECOND, 5)).containsExactly(9 * SECOND);
  }

  @Test
  void aClockThatJumpsFarAheadIsAnotherClock() {
    datagram(0, 0);
    assertThat(datagram(SECOND, 3_000 * SECOND, 3_000 * SECOND + 5))
        .containsExactly(SECOND, SECOND + 5);
    assertThat(clock.restarts()).isEqualTo(1);
    assertThat(rejected).isZero();
    // As much time has passed: that is silence.
    assertThat(datagram(100 * SECOND, 3_099 * SECOND)).containsExactly(100 * SECOND);
    assertThat(clock.restarts()).isEqualTo(1);
  }

  @Test
  void aSingleEventFarAheadIsRejectedAndMovesNoTime() {
    datagram(0, 0);
    assertThat(datagram(SECOND, SECOND, Long.MAX_VALUE, 90 * SECOND, SECOND + 3))
        .containsExactly(SECOND, SECOND + 3);
    assertThat(rejected).isEqualTo(2);
    assertThat(datagram(SECOND + 10, SECOND + 10)).containsExactly(SECOND + 10);
    assertThat(clock.restarts()).isZero();
  }

  @Test
  void garbageBehindTheEventsOfADatagramIsNoRestart() {
    datagram(0, 100 * SECOND);
    assertThat(datagram(SECOND, 101 * SECOND, 3, 0))
        .containsExactly(SECOND, 3 - 100 * SECOND, -100 * SECOND);
    assertThat(datagram(SECOND + 5, 101 * SECOND + 5)).containsExactly(SECOND + 5);
    assertThat(clock.restarts()).isZero();
  }

  @Test
  void timesBeyondAllNumbersHarmNobodyForLong() {
    datagram(0, Long.MAX_VALUE);
    datagram(1, Long.MIN_VALUE + 1);
    datagram(2, Long.MAX_VALUE, Long.MIN_VALUE + 1);
    datagram(3, Long.MIN_VALUE + 1, Long.MAX_VALUE);
    assertThat(datagram(4, 70 * SECOND, 70 * SECOND + 1)).containsExactly(4, 5);
    assertThat(datagram(5, 70 * SECOND + 2)).containsExactly(6);
  }

  @Test
  void ofAConnectionWhatFollowsTheJumpIsTheNewClock() {
    give(0, true, 50 * SECOND);
    assertThat(give(SECOND, true, 51 * SECOND, 51 * SECOND + 1, 10, 12))
        .containsExactly(SECOND, SECOND + 1, SECOND + 1, SECOND + 3);
    assertThat(clock.restarts()).isEqualTo(1);
  }

  @Test
  void silenceBeforeTheFirstEventIsTime() {
    assertThat(passed(1_000)).isEqualTo(1_000);
    assertThat(passed(1_000)).isEqualTo(InputPacket.NONE);
    assertThat(passed(2_000)).isEqualTo(2_000);
    assertThat(datagram(2_500, 7)).containsExactly(2_500);
  }

  @Test
  void silenceIsTimeLessWhatASenderMayHold() {
    datagram(0, 7);
    assertThat(passed(60_000)).isEqualTo(InputPacket.NONE);
    assertThat(passed(150_000)).isEqualTo(50_000);
    assertThat(passed(SECOND)).isEqualTo(900_000);
  }

  @Test
  void aSenderThatHoldsItsEventsForLongIsWaitedFor() {
    // Each datagram holds what happened in 640 ms.
    datagram(0, 0, 640_000);
    assertThat(passed(630_000)).isEqualTo(InputPacket.NONE);
    datagram(640_000, 640_001, 1_280_000);
    assertThat(passed(1_270_000)).isEqualTo(InputPacket.NONE);
    // The next one is 200 ms late, and its events with it.
    datagram(1_480_000, 1_280_001, 1_920_000);
    assertThat(clock.restarts()).isZero();
    assertThat(passed(2_300_000)).isLessThanOrEqualTo(1_920_000);
  }

  @Test
  void aSenderWhoseClockStoodStillGoesOnAtTheArrival() {
    datagram(0, 0);
    assertThat(passed(5 * SECOND)).isEqualTo(4_900_000);
    assertThat(datagram(5 * SECOND, 1_000)).containsExactly(5 * SECOND);
    assertThat(clock.restarts()).isEqualTo(1);
  }

  @Test
  void asSentNothingIsDoneToTimes() {
    clock = new LiveClock(Times.AS_SENT, LivePosition.START);
    assertThat(passed(1_000)).isEqualTo(InputPacket.NONE);
    assertThat(datagram(0, NOW - 5)).containsExactly(-5);
    assertThat(passed(SECOND)).isEqualTo(900_000 - 5);
    assertThat(datagram(2 * SECOND, 3)).containsExactly(3 - NOW);
    assertThat(datagram(2 * SECOND, 4)).containsExactly(4 - NOW);
    assertThat(clock.restarts()).isEqualTo(1);
    // Its silence is told by the clock that it has now, whatever the one before had said.
    assertThat(passed(3 * SECOND)).isEqualTo(4 + SECOND - 100_000 - NOW);
  }

  @Test
  void continuedTimesBeginAsSentAndGoOnOverARestart() {
    clock = new LiveClock(Times.CONTINUED, LivePosition.START);
    assertThat(passed(1_000)).isEqualTo(InputPacket.NONE);
    assertThat(datagram(0, 5)).containsExactly(5 - NOW);
    assertThat(datagram(2 * SECOND, 2 * SECOND)).containsExactly(2 * SECOND - NOW);
    assertThat(datagram(3 * SECOND, 7)).containsExactly(3 * SECOND - NOW);
  }

  @Test
  void afterARestoreTimeGoesOnWhereItStood() {
    datagram(0, 500 * SECOND);
    passed(SECOND);
    LivePosition kept = clock.position();
    clock = new LiveClock(Times.ALIGNED, kept);
    // The sensor has gone on meanwhile.
    assertThat(datagram(10 * SECOND, 510 * SECOND)).containsExactly(10 * SECOND);
    assertThat(clock.restarts()).isZero();
    // The sensor was started anew, and our wall clock is behind.
    clock = new LiveClock(Times.ALIGNED, kept);
    assertThat(datagram(-5 * SECOND, 3)).containsExactly(900_000);
    assertThat(clock.restarts()).isEqualTo(1);
  }
}
