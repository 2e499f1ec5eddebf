/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.Eventually;
import io.neuromorphic.flink.source.live.LiveSpec.Times;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Senders that connect in crowds, say nothing or half of something, and go without a word. */
class HostileConnectionsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long SECOND = 1_000_000_000;
  private static final String ENDED = "silent connections ended for a sender that waited";

  private final LiveCounts counts = new LiveCounts();
  private final List<Socket> senders = new ArrayList<>();
  private PacketBuffer buffer;
  private Gatherer gatherer;
  private Selector selector;
  private TcpEndpoint endpoint;

  /** An endpoint whose time is the test's. */
  @BeforeEach
  void listen() throws Exception {
    LiveSpec spec = Specs.listening(LiveProtocol.EVT3);
    LiveLog log = new LiveLog(spec, counts);
    selector = Selector.open();
    buffer = new PacketBuffer(20_000);
    gatherer = new Gatherer(buffer, new LiveClock(Times.ALIGNED, LivePosition.START), counts);
    endpoint =
        new TcpEndpoint(
            spec,
            new ListeningConnector(spec, selector, log),
            gatherer,
            counts,
            ArrivalClock.ofSystem(),
            log);
  }

  @AfterEach
  void close() throws Exception {
    for (Socket sender : senders) {
      sender.close();
    }
    endpoint.close();
    selector.close();
  }

  private Socket connect() throws IOException {
    Socket sender = new Socket(InetAddress.getByName(LiveSpec.LOOPBACK), endpoint.port());
    senders.add(sender);
    return sender;
  }

  /** Turns at one instant until something holds. */
  private void turnUntil(long nanos, String what, BooleanSupplier holds) throws Exception {
    Eventually.holds(
        what,
        PATIENCE,
        () -> {
          selector.selectNow();
          selector.selectedKeys().clear();
          endpoint.turn(nanos);
          return holds.getAsBoolean();
        });
  }

  private void awaitConnections(long nanos, int count) throws Exception {
    turnUntil(nanos, count + " connections", () -> counts.connections() == count);
  }

  /** EVT3: a time, a row, and so many columns. */
  private static byte[] words(int events) {
    ByteBuffer words = ByteBuffer.allocate(4 + 2 * events).order(ByteOrder.LITTLE_ENDIAN);
    words.putShort((short) 0x8001).putShort((short) 0x0003);
    for (int i = 0; i < events; i++) {
      words.putShort((short) (0x2000 | i % 640));
    }
    return words.array();
  }

  @Test
  void aSilentSenderIsServedForAsLongAsNobodyElseWaits() throws Exception {
    Socket silent = connect();
    awaitConnections(0, 1);
    endpoint.turn(3_600 * SECOND);
    silent.getOutputStream().write(words(10));
    turnUntil(3_601 * SECOND, "it is read", () -> counts.events() == 10);
    assertThat(counts.connections()).isEqualTo(1);
    assertThat(counts.warnings()).isEmpty();
  }

  @Test
  void aSilentSenderGivesWayToOneThatWaits() throws Exception {
    connect();
    awaitConnections(0, 1);
    Socket waiting = connect();
    waiting.getOutputStream().write(words(20));
    endpoint.turn(10 * SECOND - 1);
    assertThat(counts.warnings()).isEmpty();
    turnUntil(10 * SECOND, "it gives way", () -> counts.warnings().containsKey(ENDED));
    turnUntil(10 * SECOND + 1, "the other is read", () -> counts.events() == 20);
    assertThat(counts.connections()).isEqualTo(2);
    assertThat(counts.warnings()).containsExactly(Map.entry(ENDED, 1L));
  }

  @Test
  void oneThatDripsBytesOfNoMeaningGivesWay() throws Exception {
    Socket drip = connect();
    awaitConnections(0, 1);
    drip.getOutputStream().write(words(5));
    turnUntil(SECOND, "it is read", () -> counts.events() == 5);
    Socket waiting = connect();
    // Half a word, then words that are no events.
    byte[] nothing = {0x03, 0x00, 0x03, 0x00, 0x03};
    long received = counts.bytes();
    for (int i = 0; i < 9; i++) {
      drip.getOutputStream().write(nothing);
      long all = received + (i + 1) * nothing.length;
      turnUntil((2 + i) * SECOND, "a drip", () -> counts.bytes() == all);
    }
    assertThat(counts.connections()).isEqualTo(1);
    turnUntil(11 * SECOND, "it gives way", () -> counts.warnings().containsKey(ENDED));
    waiting.getOutputStream().write(words(7));
    turnUntil(12 * SECOND, "the other is read", () -> counts.events() == 12);
  }

  @Test
  void oneThatIsNotReadBecauseTheJobIsSlowIsNotSilent() throws Exception {
    Socket fast = connect();
    awaitConnections(0, 1);
    connect();
    OutputStream out = fast.getOutputStream();
    // More than the buffer takes; what the system holds is not read.
    byte[] piece = words(5_000);
    for (int i = 1; i <= 10; i++) {
      out.write(piece);
      long all = (long) i * piece.length;
      turnUntil(i, "read, or full", () -> counts.bytes() == all || !gatherer.hasRoom());
    }
    assertThat(gatherer.hasRoom()).isFalse();
    assertThat(counts.bytes()).isLessThan(10L * piece.length);
    for (int second = 1; second < 100; second++) {
      endpoint.turn(second * SECOND);
    }
    assertThat(counts.connections()).isEqualTo(1);
    assertThat(counts.warnings()).isEmpty();
  }

  @Test
  void aCrowdOfBadConnectionsLeavesNothingBehindAndTheGoodOneIsWhole() throws Exception {
    Random random = new Random(8);
    try (LiveReceiver receiver = LiveReceiver.open(Specs.listening(LiveProtocol.EVT3))) {
      Reading reading = new Reading(receiver);
      int bad = 300;
      for (int i = 0; i < bad; i++) {
        try (Socket sender =
            new Socket(InetAddress.getByName(LiveSpec.LOOPBACK), receiver.port())) {
          if (i % 3 == 0) {
            // Closing it is a reset.
            sender.setSoLinger(true, 0);
          }
          byte[] garbage = new byte[random.nextInt(200)];
          random.nextBytes(garbage);
          for (int at = 1; at < garbage.length; at += 2) {
            // No word tells a time, so none is an event.
            garbage[at] &= 0x7F;
          }
          if (i % 4 != 0) {
            sender.getOutputStream().write(garbage);
          }
        } catch (IOException e) {
          assertThat(e).hasMessageMatching("(?i).*(reset|broken pipe|aborted).*");
        }
      }
      try (Socket good = new Socket(InetAddress.getByName(LiveSpec.LOOPBACK), receiver.port())) {
        good.setTcpNoDelay(true);
        for (byte b : words(640)) {
          good.getOutputStream().write(b);
        }
        reading.events(640);
      }
      for (int i = 0; i < 640; i++) {
        assertThat(reading.columns.get(i)).isEqualTo(i);
      }
      assertThat(reading.columns).hasSize(640);
      assertThat(receiver.counts().events()).isEqualTo(640);
      // The system may drop one that was reset while it waited.
      assertThat(receiver.counts().connections()).isBetween(bad / 2L, bad + 1L);
    }
  }
}
