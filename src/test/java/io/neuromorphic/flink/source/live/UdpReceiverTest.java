/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.codec.live.Wire;
import io.neuromorphic.flink.job.Eventually;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UdpReceiverTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private LiveReceiver receiver;
  private Sender sender;
  private Reading reading;

  @BeforeEach
  void open() throws Exception {
    listen(LiveProtocol.SPIF, LiveReceiver.BUFFER_EVENTS);
  }

  private void listen(LiveProtocol protocol, int bufferEvents) throws Exception {
    close();
    receiver = LiveReceiver.open(Specs.udp(protocol), LivePosition.START, bufferEvents);
    sender = new Sender(receiver.port());
    reading = new Reading(receiver);
  }

  @AfterEach
  void close() throws Exception {
    if (receiver != null) {
      sender.close();
      receiver.close();
      // Its thread is gone, and its port with it.
      LiveReceiver again = LiveReceiver.open(onPort(receiver.port()));
      again.close();
    }
  }

  private static LiveSpec onPort(int port) {
    LiveSpec any = Specs.udp(LiveProtocol.SPIF);
    return new LiveSpec(
        "again",
        any.transport(),
        any.host(),
        port,
        true,
        any.protocol(),
        0,
        0,
        any.socketBytes(),
        any.times());
  }

  /** Sends no faster than is received, so that none is lost on the way. */
  private void send(int from, int to, int timeBase) throws Exception {
    for (int i = from; i < to; i++) {
      sender.send(new Wire().spif(timeBase + i * 10, i % 640, 1, 1));
      long sent = i + 1;
      if (i % 100 == 99) {
        Eventually.holds(
            "all sent are received", PATIENCE, () -> receiver.counts().datagrams() >= sent);
      }
    }
  }

  @Test
  void aSteadyStreamArrivesWholeAndInOrder() throws Exception {
    send(0, 5_000, 77);
    reading.events(5_000);
    assertThat(reading.times).isSorted();
    assertThat(reading.times.get(4_999) - reading.times.get(0)).isEqualTo(49_990);
    assertThat(reading.columns.subList(0, 3)).containsExactly(0, 1, 2);
    assertThat(receiver.counts().datagrams()).isEqualTo(5_000);
    assertThat(receiver.counts().bytes()).isEqualTo(40_000);
    assertThat(receiver.counts().events()).isEqualTo(5_000);
    assertThat(receiver.counts().droppedEvents()).isZero();
    assertThat(receiver.counts().restarts()).isZero();
  }

  @Test
  void whatASlowReaderHasNoRoomForIsDroppedAndCounted() throws Exception {
    int bound = 20_000;
    listen(LiveProtocol.SPIF, bound);
    int sent = 60_000;
    send(0, sent, 0);
    Eventually.holds("all arrive", PATIENCE, () -> receiver.counts().datagrams() == sent);
    long dropped = receiver.counts().droppedEvents();
    assertThat(receiver.counts().droppedDatagrams()).isEqualTo(dropped);
    assertThat(dropped).isBetween(sent - bound - 2L * Gatherer.PACKET_EVENTS, sent - 1L);
    assertThat(receiver.waiting()).isLessThanOrEqualTo(bound);
    reading.events((int) (sent - dropped));
    // The newest are missing, and once there is room, all is well again.
    assertThat(reading.times.get(reading.times.size() - 1) - reading.times.get(0))
        .isEqualTo((sent - dropped - 1) * 10);
    sender.send(new Wire().spif(sent * 10L, 5, 1, 1));
    reading.events((int) (sent - dropped + 1));
    assertThat(receiver.counts().events() + dropped).isEqualTo(sent + 1);
  }

  @Test
  void aSenderThatStartsAgainGoesOnInTime() throws Exception {
    send(0, 100, 2_000_000_000);
    reading.events(100);
    send(100, 200, -1_000);
    reading.events(200);
    assertThat(reading.times).isSorted();
    assertThat(receiver.counts().restarts()).isEqualTo(1);
  }

  @Test
  void datagramsOutOfOrderKeepTheirTimes() throws Exception {
    for (long t : new long[] {1_000, 3_000, 2_000, 4_000}) {
      sender.send(new Wire().spif(t, 1, 1, 1));
    }
    reading.events(4);
    long first = reading.times.get(0);
    assertThat(reading.times).containsExactly(first, first + 2_000, first + 1_000, first + 3_000);
    assertThat(receiver.counts().restarts()).isZero();
  }

  @Test
  void silenceIsTold() throws Exception {
    long before = System.currentTimeMillis() * 1_000;
    reading.markers(3);
    sender.send(new Wire().spif(5, 1, 1, 1));
    reading.events(1);
    reading.markers(reading.markers.size() + 3);
    assertThat(reading.markers).isSortedAccordingTo(Comparator.naturalOrder());
    assertThat(reading.markers.get(0)).isGreaterThanOrEqualTo(before);
    assertThat(reading.times.get(0)).isGreaterThanOrEqualTo(reading.markers.get(2));
    assertThat(reading.markers.get(reading.markers.size() - 1)).isGreaterThan(reading.times.get(0));
  }

  @Test
  void eventsWithoutATimeHaveThatOfTheirArrival() throws Exception {
    long before = System.currentTimeMillis() * 1_000;
    sender.send(new Wire().spif(1, 1, 1).spif(2, 2, 1));
    reading.events(2);
    long after = System.currentTimeMillis() * 1_000 + 1_000;
    assertThat(reading.times.get(0)).isBetween(before, after).isEqualTo(reading.times.get(1));
  }

  @Test
  void oddDatagramsAreCountedAndHarmNobody() throws Exception {
    sender.send(new Wire());
    sender.send(new Wire().raw(1, 2, 3));
    Wire huge = new Wire();
    Stream.iterate(0, i -> i + 1).limit(65_504 / 4).forEach(i -> huge.spif(i % 640, 3, 1));
    sender.send(huge);
    sender.send(new Wire().spif(700, 1, 1));
    sender.send(new Wire().spif(7, 1, 1));
    reading.events(65_504 / 4 + 1);
    Eventually.holds("all is counted", PATIENCE, () -> receiver.counts().warnings().size() == 3);
    assertThat(receiver.counts().warnings())
        .containsEntry("empty datagrams", 1L)
        .containsEntry("datagrams with a cut-off last word", 1L)
        .containsEntry("events outside the sensor", 1L);
    assertThat(receiver.counts().datagrams()).isEqualTo(5);
  }

  @Test
  void aPortThatIsTakenIsRefusedWithAWord() {
    assertThatThrownBy(() -> LiveReceiver.open(onPort(receiver.port())))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(
            "input 'again': cannot receive at udp://127.0.0.1:" + receiver.port() + ": ");
  }
}
