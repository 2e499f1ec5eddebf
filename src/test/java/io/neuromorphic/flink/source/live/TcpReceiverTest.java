/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.Eventually;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpReceiverTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final byte[] GARBAGE_LENGTH = {-1, -1, -1, -1, 0, 0, 0, 0};

  private ServerSocket server;
  private LiveReceiver receiver;
  private Reading reading;

  @BeforeEach
  void serve() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getByName(LiveSpec.LOOPBACK));
    server.setSoTimeout((int) PATIENCE.toMillis());
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    if (receiver != null) {
      receiver.close();
    }
  }

  private void open(LiveSpec spec) throws IOException {
    receiver = LiveReceiver.open(spec);
    reading = new Reading(receiver);
  }

  /** EVT3 of so many events, one a µs, from a row and time on; columns count up. */
  private static byte[] words(int timeHigh, int events) {
    ByteBuffer words = ByteBuffer.allocate(6 + 4 * events).order(ByteOrder.LITTLE_ENDIAN);
    words.putShort((short) (0x8000 | timeHigh)).putShort((short) 0x0003);
    for (int i = 0; i < events; i++) {
      words.putShort((short) (0x6000 | i & 0xFFF)).putShort((short) (0x2000 | i % 640));
    }
    return Arrays.copyOf(words.array(), words.position());
  }

  @Test
  void bytesCutAnywhereAreTheSameEvents() throws Exception {
    open(Specs.client(server.getLocalPort(), LiveProtocol.EVT3));
    try (Socket sender = server.accept()) {
      sender.setTcpNoDelay(true);
      OutputStream out = sender.getOutputStream();
      byte[] bytes = words(9, 300);
      for (int at = 0, cut = 1; at < bytes.length; at += cut, cut = cut % 7 + 1) {
        out.write(bytes, at, Math.min(cut, bytes.length - at));
        out.flush();
      }
      reading.events(300);
    }
    long first = reading.times.get(0);
    for (int i = 0; i < 300; i++) {
      assertThat(reading.times.get(i)).isEqualTo(first + i);
      assertThat(reading.columns.get(i)).isEqualTo(i);
    }
    assertThat(receiver.counts().bytes()).isEqualTo(words(9, 300).length);
  }

  @Test
  void aSenderThatIsNotThereYetIsWaitedFor() throws Exception {
    int port = server.getLocalPort();
    server.close();
    open(Specs.client(port, LiveProtocol.EVT3));
    reading.markers(5);
    server = new ServerSocket(port, 50, InetAddress.getByName(LiveSpec.LOOPBACK));
    try (Socket sender = server.accept()) {
      sender.getOutputStream().write(words(1, 10));
      reading.events(10);
    }
  }

  @Test
  void aLostConnectionIsMadeAgainAndTimeGoesOn() throws Exception {
    open(Specs.client(server.getLocalPort(), LiveProtocol.EVT3));
    for (int i = 1; i <= 3; i++) {
      try (Socket sender = server.accept()) {
        // Half a word is left over each time, and the clock begins far behind.
        sender.getOutputStream().write(Arrays.copyOf(words(4_000 - 1_000 * i, 11), 46 + 1));
        reading.events(10 * i);
      }
    }
    assertThat(reading.times).isSorted().hasSize(30);
    Eventually.holds("three were met", PATIENCE, () -> receiver.counts().connections() >= 3);
    assertThat(receiver.counts().restarts()).isEqualTo(2);
    Eventually.holds(
        "cut-off words are counted",
        PATIENCE,
        () -> receiver.counts().warnings().getOrDefault("cut-off last word", 0L) == 3);
  }

  @Test
  void whatIsNotTheProtocolClosesTheConnectionAndIsCounted() throws Exception {
    open(Specs.client(server.getLocalPort(), LiveProtocol.DV));
    for (int i = 0; i < 2; i++) {
      try (Socket sender = server.accept()) {
        sender.setSoTimeout((int) PATIENCE.toMillis());
        sender.getOutputStream().write(GARBAGE_LENGTH);
        assertThat(endOf(sender)).isTrue();
      }
    }
    String kind = "connections closed for what is not dv";
    Eventually.holds(
        "both are counted",
        PATIENCE,
        () -> receiver.counts().warnings().getOrDefault(kind, 0L) == 2);
    assertThat(receiver.counts().events()).isZero();
  }

  /** Whether the other side has closed, one way or the other. */
  private static boolean endOf(Socket sender) {
    try {
      return sender.getInputStream().read() < 0;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void aSlowReaderMakesTheSenderWaitAndLosesNothing() throws Exception {
    receiver =
        LiveReceiver.open(
            Specs.client(server.getLocalPort(), LiveProtocol.EVT3), LivePosition.START, 200_000);
    reading = new Reading(receiver);
    int pieces = 600;
    byte[] piece = words(1, 4_000);
    try (Socket sender = server.accept()) {
      Thread writing =
          new Thread(
              () -> {
                try {
                  for (int i = 0; i < pieces; i++) {
                    sender.getOutputStream().write(piece);
                  }
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      writing.start();
      Eventually.holds("it is full", PATIENCE, () -> receiver.waiting() > 100_000);
      assertThat(receiver.counts().bytes()).isLessThan(pieces * (long) piece.length);
      reading.events(pieces * 4_000);
      writing.join(PATIENCE.toMillis());
      assertThat(writing.isAlive()).isFalse();
    }
    assertThat(receiver.counts().droppedEvents()).isZero();
    assertThat(receiver.counts().events()).isEqualTo(pieces * 4_000L);
  }

  @Test
  void sendersThatConnectAreServedOneAfterTheOther() throws Exception {
    open(Specs.listening(LiveProtocol.EVT3));
    try (Socket first = new Socket(LiveSpec.LOOPBACK, receiver.port());
        Socket second = new Socket(LiveSpec.LOOPBACK, receiver.port())) {
      first.getOutputStream().write(words(1, 10));
      reading.events(10);
      second.getOutputStream().write(words(1, 20));
      first.getOutputStream().write(words(1, 5));
      reading.events(15);
      first.close();
      reading.events(35);
      assertThat(reading.columns.subList(15, 35)).last().isEqualTo(19);
    }
    assertThat(receiver.counts().connections()).isEqualTo(2);
  }
}
