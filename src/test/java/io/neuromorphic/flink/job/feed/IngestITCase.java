/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.codec.live.DatagramKind;
import io.neuromorphic.flink.codec.live.HostileDatagrams;
import io.neuromorphic.flink.codec.packet.PacketCameraDecoder;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.job.Eventually;
import io.neuromorphic.flink.job.TestBroker;
import io.neuromorphic.flink.job.tool.UsageException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a sensor sends in datagrams is in the topic, once. */
class IngestITCase {

  private static final int DATAGRAMS = 500;
  private static final int EVENTS_EACH = 40;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @RegisterExtension static final TestBroker BROKER = new TestBroker();

  private final String topic = BROKER.freshName();
  private final AtomicBoolean stopped = new AtomicBoolean();

  private IngestRequest request(String address, String protocol, boolean listen) {
    return new IngestRequest(
        address,
        protocol,
        listen,
        0,
        0,
        true,
        new TargetTopic(
            BROKER.bootstrap(), topic, Optional.of(3), false, 1_000, Map.of(), PATIENCE));
  }

  private static int freePort() throws Exception {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Event i of all has x and y by which it is known again. */
  private static void send(DatagramSocket socket, int port, int datagram) throws Exception {
    ByteBuffer bytes = ByteBuffer.allocate(13 * EVENTS_EACH).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = datagram * EVENTS_EACH; i < (datagram + 1) * EVENTS_EACH; i++) {
      bytes.putLong(i * 10L).putShort((short) (i % 200)).putShort((short) (i / 200));
      bytes.put((byte) (i & 1));
    }
    socket.send(
        new DatagramPacket(
            bytes.array(), bytes.capacity(), InetAddress.getLoopbackAddress(), port));
  }

  private long eventsInTopic(Set<Integer> found) {
    long events = 0;
    for (ConsumerRecord<byte[], byte[]> record : BROKER.committed(topic)) {
      CameraPacket packet = new CameraPacket(0);
      new PacketCameraDecoder().decode(record.value(), "t-0@", 0, packet);
      for (int i = 0; i < packet.size(); i++) {
        found.add(packet.y()[i] * 200 + packet.x()[i]);
      }
      events += packet.size();
    }
    return events;
  }

  @Test
  void everyDatagramIsInTheTopicOnceAndAStopTellsTheSum() throws Exception {
    int port = freePort();
    BROKER.topic(topic, 3);
    Told told = new Told();
    CompletableFuture<FeedSummary> ingest =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Ingest.run(
                    request("udp://127.0.0.1:" + port, "faery-t64", false), told, stopped::get);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    // Silence of a sensor whose times become the wall clock is told, too: it is being received.
    Eventually.holds(
        "it receives", PATIENCE, () -> ingest.isDone() || !BROKER.committed(topic).isEmpty());
    try (DatagramSocket socket = new DatagramSocket()) {
      for (int datagram = 0; datagram < DATAGRAMS; datagram++) {
        send(socket, port, datagram);
        if (datagram % 50 == 0) {
          int so = (datagram + 1) * EVENTS_EACH;
          Eventually.holds(
              "it keeps up",
              PATIENCE,
              () -> ingest.isDone() || eventsInTopic(new HashSet<>()) >= so);
        }
      }
    }
    Set<Integer> found = new HashSet<>();
    Eventually.holds(
        "all is there",
        PATIENCE,
        () -> ingest.isDone() || eventsInTopic(new HashSet<>()) >= DATAGRAMS * EVENTS_EACH);
    // It is told once a second: all of it may have come within the first.
    Eventually.holds(
        "progress is told", PATIENCE, () -> ingest.isDone() || !told.progress.isEmpty());
    stopped.set(true);
    FeedSummary summary = ingest.get();
    assertThat(eventsInTopic(found)).isEqualTo(DATAGRAMS * EVENTS_EACH);
    assertThat(found).hasSize(DATAGRAMS * EVENTS_EACH);
    assertThat(summary.events()).isEqualTo(DATAGRAMS * EVENTS_EACH);
    assertThat(summary.notes()).isEmpty();
    assertThat(summary.records() + summary.markers()).isEqualTo(BROKER.committed(topic).size());
    assertThat(told.summary).isEqualTo(summary);
    assertThat(told.progress).isNotEmpty();
  }

  @Test
  void goodEventsBetweenHostileDatagramsAreInTheTopicOnce() throws Exception {
    long seed = Long.getLong("hostile.seed", new Random().nextLong());
    HostileDatagrams hostile = new HostileDatagrams(DatagramKind.T64, 200, 200, new Random(seed));
    int port = freePort();
    BROKER.topic(topic, 3);
    Told told = new Told();
    CompletableFuture<FeedSummary> ingest =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Ingest.run(
                    request("udp://127.0.0.1:" + port, "faery-t64", false), told, stopped::get);
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    Eventually.holds(
        "it receives", PATIENCE, () -> ingest.isDone() || !BROKER.committed(topic).isEmpty());
    long said = 0;
    // Not more than what the system buffers.
    int under = 0;
    try (DatagramSocket socket = new DatagramSocket()) {
      for (int i = 0; i < 1_000; i++) {
        byte[] good = DatagramKind.T64.event(1_000_000_000L + i * 1_000L, 1_000, 40_000 + i, 1);
        byte[] bad = hostile.next();
        for (byte[] datagram : List.of(good, bad)) {
          socket.send(
              new DatagramPacket(
                  datagram, datagram.length, InetAddress.getLoopbackAddress(), port));
          said += DatagramKind.T64.read(datagram, 1 << 16, 1 << 16).pixels().size();
        }
        under += bad.length;
        if (i % 50 == 49 || under > 100_000) {
          under = 0;
          int so = i + 1;
          Eventually.holds(
              "it keeps up, seed " + seed,
              PATIENCE,
              () -> ingest.isDone() || goodInTopic().size() >= so);
        }
      }
    }
    stopped.set(true);
    FeedSummary summary = ingest.get();

    Map<Integer, Integer> found = goodInTopic();
    assertThat(found).as("seed %d", seed).hasSize(1_000);
    assertThat(found.values()).as("seed %d", seed).containsOnly(1);
    assertThat(summary.events() + summary.notes().get("events rejected for their time"))
        .as("seed %d", seed)
        .isEqualTo(said);
  }

  /** How often each event of the good sender is there. */
  private Map<Integer, Integer> goodInTopic() {
    Map<Integer, Integer> found = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : BROKER.committed(topic)) {
      CameraPacket packet = new CameraPacket(0);
      new PacketCameraDecoder().decode(record.value(), "t-0@", 0, packet);
      for (int i = 0; i < packet.size(); i++) {
        if (packet.x()[i] == 1_000 && packet.y()[i] >= 40_000 && packet.y()[i] < 41_000) {
          found.merge((int) packet.y()[i], 1, Integer::sum);
        }
      }
    }
    return found;
  }

  @Test
  void whatMakesNoSenseIsRefusedBeforeAnythingStarts() {
    for (String bad : new String[] {"127.0.0.1:1", "http://h:1", "udp://h", "tcp://h:99999"}) {
      assertThatThrownBy(() -> Ingest.run(request(bad, "spif", false), new Told()))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining(bad + ": expected udp://HOST:PORT or tcp://HOST:PORT");
    }
    assertThatThrownBy(() -> Ingest.run(request("udp://127.0.0.1:1", "evt9", false), new Told()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--format evt9: what travels by udp is spif, ");
    assertThatThrownBy(() -> Ingest.run(request("udp://127.0.0.1:1", "spif", true), new Told()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("--listen is for tcp://");
  }
}
