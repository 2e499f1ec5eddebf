/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.job.Eventually;
import io.neuromorphic.flink.job.tool.OutFile;
import io.neuromorphic.flink.job.tool.UsageException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording of a socket holds what was sent to it. */
class CaptureSensorTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int EVENTS = 2_000;

  @TempDir Path folder;

  private final Heard heard = new Heard();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private CompletableFuture<CaptureSummary> capture;

  private CompletableFuture<CaptureSummary> start(
      String source, String format, boolean listen, boolean fromZero) {
    CaptureRequest request =
        new CaptureRequest(
            source,
            Optional.of(format),
            new OutFile(folder.resolve("socket.csv"), null, null, false),
            fromZero,
            Optional.empty(),
            new CaptureRequest.Topic(false, false, Map.of()),
            new CaptureRequest.Sensor(listen, false));
    capture =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Capture.run(request, heard, stopped::get);
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    return capture;
  }

  @AfterEach
  void end() {
    stopped.set(true);
    if (capture != null) {
      capture.exceptionally(e -> null).join();
    }
  }

  /** Waits until so many events are captured, and ends it. */
  private CaptureSummary stopAfter(int events) throws Exception {
    Eventually.holds("all came", PATIENCE, () -> capture.isDone() || heard.events >= events);
    stopped.set(true);
    return capture.get();
  }

  private List<String> rows() throws IOException {
    List<String> rows = Files.readAllLines(folder.resolve("socket.csv"));
    return rows.subList(1, rows.size());
  }

  private static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void ofDatagramsEveryEventIsThereUnderItsOwnTime() throws Exception {
    int port = freePort();
    start("udp://127.0.0.1:" + port, "faery-t64", false, false);
    Eventually.holds("it receives", PATIENCE, () -> capture.isDone() || heard.capturing);
    List<String> expected = new ArrayList<>();
    Random random = new Random(23);
    try (DatagramSocket socket = new DatagramSocket()) {
      for (int i = 0; i < EVENTS / 40; i++) {
        byte[] bytes = datagram(1_000_000 + i * 500L, random, expected);
        socket.send(
            new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
      }
    }
    CaptureSummary summary = stopAfter(EVENTS);
    assertThat(rows()).isEqualTo(expected);
    assertThat(summary.firstMicros()).isEqualTo(1_000_000);
    assertThat(summary.lastMicros()).isEqualTo(1_000_000 + 49 * 500L + 390);
    assertThat(summary.notes()).isEmpty();
  }

  /** Of 40 events; as rows of CSV they are added to a list. */
  private static byte[] datagram(long first, Random random, List<String> rows) {
    ByteBuffer bytes = ByteBuffer.allocate(13 * 40).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 40; i++) {
      long t = first + i * 10L;
      int x = random.nextInt(640);
      int y = random.nextInt(480);
      int polarity = random.nextInt(2);
      bytes.putLong(t).putShort((short) x).putShort((short) y).put((byte) polarity);
      rows.add(t + "," + x + "," + y + "," + polarity);
    }
    return bytes.array();
  }

  /** EVT3: row 3, columns that count up, an event each 2 µs from t = 9 · 4096 on. */
  private static byte[] evt3() {
    ByteBuffer words = ByteBuffer.allocate(4 + 4 * EVENTS).order(ByteOrder.LITTLE_ENDIAN);
    words.putShort((short) 0x8009).putShort((short) 0x0003);
    for (int i = 0; i < EVENTS; i++) {
      words.putShort((short) (0x6000 | 2 * i)).putShort((short) (0x2800 | i % 640));
    }
    return words.array();
  }

  private static List<String> rowsOfEvt3(long first) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < EVENTS; i++) {
      rows.add(first + 2 * i + "," + i % 640 + ",3,1");
    }
    return rows;
  }

  @Test
  void ofAConnectionToTheSensorTheBytesAreWhole() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server.setSoTimeout((int) PATIENCE.toMillis());
      start("tcp://127.0.0.1:" + server.getLocalPort(), "evt3", false, false);
      try (Socket sensor = server.accept()) {
        byte[] bytes = evt3();
        sensor.getOutputStream().write(Arrays.copyOf(bytes, 1_001));
        sensor.getOutputStream().write(bytes, 1_001, bytes.length - 1_001);
        CaptureSummary summary = stopAfter(EVENTS);
        assertThat(rows()).isEqualTo(rowsOfEvt3(9 * 4_096));
        assertThat(summary.disorderMicros()).isZero();
        assertThat(summary.shiftMicros()).isZero();
      }
    }
  }

  @Test
  void aSensorThatConnectsIsWaitedForAndCountedFromZero() throws Exception {
    int port = freePort();
    start("tcp://127.0.0.1:" + port, "evt3", true, true);
    Eventually.holds("it listens", PATIENCE, () -> capture.isDone() || heard.capturing);
    try (Socket sensor = new Socket(InetAddress.getLoopbackAddress(), port)) {
      sensor.getOutputStream().write(evt3());
      CaptureSummary summary = stopAfter(EVENTS);
      assertThat(rows()).isEqualTo(rowsOfEvt3(864));
      assertThat(summary.shiftMicros()).isEqualTo(36_000);
      assertThat(summary.firstMicros()).isEqualTo(864);
    }
  }

  @Test
  void aPortThatIsTakenIsToldAndLeavesNothing() throws Exception {
    try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      start("udp://127.0.0.1:" + taken.getLocalPort(), "spif", false, false);
      assertThatThrownBy(() -> capture.get())
          .rootCause()
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Address already in use");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    assertThatThrownBy(() -> start("udp://127.0.0.1:1", "evt3", false, false).get())
        .rootCause()
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--format evt3: what travels by udp is spif, ");
    assertThatThrownBy(() -> start("udp://127.0.0.1:1", "spif", true, false).get())
        .rootCause()
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--listen is for tcp://");
    assertThat(folder).isEmptyDirectory();
  }
}
