/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.ShardKey;
import io.neuromorphic.flink.event.ShardPacket;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EarlySumsTest {

  private static final int NEURONS = 1_000;

  private final EarlySums sums = new EarlySums(NEURONS);
  private final ShardPacket packet = packet();

  private static ShardPacket packet() {
    return new ShardPacket(new ShardKey("retina", 0, 0), "camera", 0);
  }

  @Test
  void eventsOfOneNeuronAndWindowBecomeOneCurrent() {
    sums.add(packet, 3, 5, 20);
    sums.add(packet, 3, 6, 20);
    sums.add(packet, 3, 5, -7);
    sums.add(packet, 3, 5, 1.5f);
    assertThat(currents()).containsExactly(14.5f, 20);
    assertThat(packet.events()).isEqualTo(4);
    assertThat(packet.runCount()).isOne();
    assertThat(packet.runEvents()[0]).isEqualTo(4);
  }

  @Test
  void windowsStayApart() {
    sums.add(packet, 3, 5, 20);
    sums.add(packet, 4, 5, 20);
    sums.add(packet, 3, 5, 20);
    sums.add(packet, 3, 5, 20);
    assertThat(currents()).containsExactly(20, 20, 40);
    assertThat(Arrays.copyOf(packet.runEvents(), 3)).containsExactly(1, 1, 2);
  }

  @Test
  void packetsStayApart() {
    sums.add(packet, 3, 5, 20);
    ShardPacket next = packet();
    sums.add(next, 3, 6, 20);
    sums.add(next, 3, 5, 20);
    assertThat(next.size()).isEqualTo(2);
  }

  @Test
  void whatIsNoFloatStaysApart() {
    sums.add(packet, 3, 5, 65_000);
    sums.add(packet, 3, 5, 0x1p-17f);
    assertThat(currents()).containsExactly(65_000, 0x1p-17f);
  }

  @Test
  void whatWouldBeRoundedToTheGridStaysApart() {
    sums.add(packet, 3, 5, 0x1p-42f);
    sums.add(packet, 3, 5, 0x1p-42f);
    assertThat(currents()).containsExactly(0x1p-42f, 0x1p-42f);
  }

  @Test
  void aSumIsNoLargerThanAnEventMayBe() {
    sums.add(packet, 3, 5, -65_536);
    sums.add(packet, 3, 5, -65_536);
    assertThat(currents()).containsExactly(-65_536, -65_536);
  }

  @Test
  void whereEventsHardlyMeetPacketsGoAsTheyAreButForSome() {
    int tried = 0;
    for (int round = 0; round < 320; round++) {
      tried += fill(1_000, 1_000) ? 1 : 0;
    }
    assertThat(tried).isEqualTo(10);
  }

  @Test
  void whereEventsMeetEveryPacketIsSummedUp() {
    for (int round = 0; round < 100; round++) {
      assertThat(fill(1_000, 500)).isTrue();
    }
  }

  @Test
  void whatEventsDoMayChange() {
    fill(1_000, 1_000);
    assertThat(sums.on()).isFalse();
    int rounds = 0;
    while (!sums.on()) {
      fill(1_000, 500);
      rounds++;
    }
    assertThat(rounds).isLessThan(40);
    fill(1_000, 500);
    assertThat(sums.on()).isTrue();
  }

  @Test
  void smallPacketsTellNothing() {
    fill(100, 100);
    assertThat(sums.on()).isTrue();
  }

  /** Fills one packet, as a router would; returns whether it was summed up. */
  private boolean fill(int events, int neurons) {
    boolean on = sums.on();
    ShardPacket filled = packet();
    for (int i = 0; i < events; i++) {
      if (on) {
        sums.add(filled, 1, i % neurons, 20);
      } else {
        filled.add(1, i % neurons, 20);
      }
    }
    sums.filled(filled);
    return on;
  }

  private float[] currents() {
    return Arrays.copyOf(packet.current(), packet.size());
  }
}
