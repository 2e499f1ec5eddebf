/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.source.intake.CurrentAddresses;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FirstTimesFinderTest {

  private static final long FIVE_MILLIS = 5_000;

  /** Events of neuron 0 at 1 s and every millisecond after, with a stray at 0 in place 7. */
  private static final long[] TIMES = new long[40];

  static {
    for (int i = 0; i < TIMES.length; i++) {
      TIMES[i] = i == 7 ? 0 : 1_000_000 + 1_000L * i;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 8, 40})
  void whatIsFoundDoesNotDependOnHowEventsArePacked(int packetSize) {
    FirstTimesFinder<CurrentPacket> finder = finder(FIVE_MILLIS);

    for (int from = 0; from < TIMES.length; from += packetSize) {
      CurrentPacket packet = new CurrentPacket(0);
      int p = packet.dictionaryIndex("p");
      for (int i = from; i < Math.min(TIMES.length, from + packetSize); i++) {
        packet.add(TIMES[i], p, 0, 1);
      }
      finder.look(packet);
    }

    // The event at 1.006 s has passed the first out-of-orderness: the stray after it is not seen.
    assertThat(finder.isDone()).isTrue();
    assertThat(finder.times()).contains(new FirstTimes(1_000_000, 1_000_000));
  }

  @Test
  void theEarliestWithinTheOutOfOrdernessIsFound() {
    FirstTimesFinder<CurrentPacket> finder = finder(10_000);

    finder.look(packet("p", 0, 20_000, 12_000, 15_000, 31_000, 1_000));

    assertThat(finder.times()).contains(new FirstTimes(20_000, 12_000));
  }

  @Test
  void eventsThatWouldBeRejectedSayNothingOfTime() {
    FirstTimesFinder<CurrentPacket> finder = finder(FIVE_MILLIS);

    finder.look(packet("nobody", 0, 1));
    finder.look(packet("p", 9, 2));
    finder.look(packet("p", -1, 3));
    assertThat(finder.times()).isEmpty();
    finder.look(packet("p", 1, 77));

    assertThat(finder.times()).contains(new FirstTimes(77, 77));
    assertThat(finder.isDone()).isFalse();
  }

  private static FirstTimesFinder<CurrentPacket> finder(long outOfOrderness) {
    return new FirstTimesFinder<>(new CurrentAddresses(Map.of("p", 2))::isGood, outOfOrderness);
  }

  private static CurrentPacket packet(String population, int neuron, long... times) {
    CurrentPacket packet = new CurrentPacket(0);
    int index = packet.dictionaryIndex(population);
    for (long t : times) {
      packet.add(t, index, neuron, 1);
    }
    return packet;
  }
}
