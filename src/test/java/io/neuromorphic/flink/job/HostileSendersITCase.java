/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.codec.live.DatagramKind;
import io.neuromorphic.flink.codec.live.DatagramReading.Pixel;
import io.neuromorphic.flink.codec.live.HostileDatagrams;
import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.run.TestCluster;
import io.neuromorphic.flink.job.run.TestCluster.Submitted;
import io.neuromorphic.flink.operator.JobCounters;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.core.execution.SavepointFormatType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Senders of garbage at the ports of a job that runs: each good event between it is there once, the
 * books balance. {@code -Dhostile.seed=S} repeats a run.
 */
class HostileSendersITCase {

  private static final long SEED = Long.getLong("hostile.seed", new Random().nextLong());
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String HOST = "127.0.0.1";
  private static final DatagramKind KIND = DatagramKind.T64;
  private static final int WIDTH = 40;

  /** Rows of the good events; garbage that hits the sensor hits the others. */
  private static final int GOOD_ROWS = 20;

  private static final int HEIGHT = 25;
  private static final int GOOD = WIDTH * GOOD_ROWS;

  /** So many good ones, and as many bad ones, fit what the system buffers. */
  private static final int AT_A_TIME = 40;

  @TempDir static Path clusterFolder;
  private static TestCluster cluster;

  @TempDir Path folder;
  private final Random random = new Random(SEED);
  private int udp;
  private int tcp;
  private DatagramSocket sender;

  @BeforeAll
  static void startCluster() throws Exception {
    cluster = TestCluster.start(clusterFolder);
  }

  @AfterAll
  static void stopCluster() throws Exception {
    cluster.close();
  }

  @BeforeEach
  void findPorts() throws Exception {
    try (DatagramSocket free = new DatagramSocket(new InetSocketAddress(HOST, 0));
        ServerSocket alsoFree = new ServerSocket(0, 1, InetAddress.getByName(HOST))) {
      udp = free.getLocalPort();
      tcp = alsoFree.getLocalPort();
    }
    sender = new DatagramSocket();
  }

  @AfterEach
  void leaveNothing() throws Exception {
    sender.close();
    cluster.cancelAll();
  }

  private JobFile job() throws Exception {
    return JobFile.of(
        folder,
        """
        name: hostile-senders
        dt: 1ms
        out-of-orderness: 1s
        parallelism: 2
        checkpoints: {interval: 200ms, dir: checkpoints}
        inputs:
          - name: datagrams
            udp: {port: UDP, protocol: faery-t64, size: [40, 25]}
            into: retina
            encode: {on: 400.0, off: 400.0}
          - name: connections
            tcp: {host: HOST, port: TCP, protocol: evt3, listen: true, size: [40, 25]}
            into: other
            encode: {on: 400.0, off: 400.0}
        populations:
          retina: {size: [40, 25], behavior: tonic_spiking, shards: 2}
          other: {size: [40, 25], behavior: tonic_spiking}
        outputs:
          spikes: {file: spikes.csv}
          rejected: {file: rejected.csv}
        """
            .replace("HOST", HOST)
            .replace("UDP", Integer.toString(udp))
            .replace("TCP", Integer.toString(tcp)));
  }

  private void send(byte[] datagram) throws Exception {
    sender.send(new DatagramPacket(datagram, datagram.length, InetAddress.getByName(HOST), udp));
  }

  /** One that hits no neuron of the good events. */
  private byte[] bad(HostileDatagrams datagrams) {
    while (true) {
      byte[] datagram = datagrams.next();
      if (datagram.length < 9_000 && pixels(datagram).stream().allMatch(p -> p.y() >= GOOD_ROWS)) {
        return datagram;
      }
    }
  }

  private static List<Pixel> pixels(byte[] datagram) {
    return KIND.read(datagram, WIDTH, HEIGHT).pixels();
  }

  private static void awaitRead(Submitted job, String input, long events) throws Exception {
    Eventually.holds(
        events + " are read, -Dhostile.seed=" + SEED,
        PATIENCE,
        () -> job.total(JobCounters.read(input)) >= events);
    assertThat(job.total(JobCounters.read(input))).isEqualTo(events);
  }

  /** Datagrams, each neuron hit once; returns how many events are to be read. */
  private long sendDatagrams(Submitted job) throws Exception {
    HostileDatagrams hostile = new HostileDatagrams(KIND, WIDTH, HEIGHT, random);
    long events = 0;
    for (int i = 0; i < GOOD; i++) {
      send(KIND.event(5_000_000_000L + i * 1_000L, i % WIDTH, i / WIDTH, i & 1));
      events++;
      byte[] bad = bad(hostile);
      send(bad);
      events += pixels(bad).size();
      if (i % AT_A_TIME == AT_A_TIME - 1) {
        awaitRead(job, "datagrams", events);
      }
    }
    awaitRead(job, "datagrams", events);
    return events;
  }

  /** A row in EVT3, from a time on. */
  private static byte[] row(int row) {
    ByteBuffer words = ByteBuffer.allocate(4 + 2 * WIDTH).order(ByteOrder.LITTLE_ENDIAN);
    words.putShort((short) (0x8000 | row)).putShort((short) row);
    for (int x = 0; x < WIDTH; x++) {
      words.putShort((short) (0x2000 | x));
    }
    return words.array();
  }

  /** Connections of garbage between good ones. */
  private void sendConnections(Submitted job) throws Exception {
    for (int row = 0; row < GOOD_ROWS; row++) {
      for (int i = 0; i < 5; i++) {
        badConnection(i);
      }
      try (Socket good = new Socket(HOST, tcp)) {
        good.setTcpNoDelay(true);
        for (byte b : row(row)) {
          good.getOutputStream().write(b);
        }
      }
      awaitRead(job, "connections", (row + 1L) * WIDTH);
    }
  }

  private void badConnection(int kind) throws Exception {
    byte[] garbage = new byte[random.nextInt(3_000)];
    random.nextBytes(garbage);
    for (int i = 1; i < garbage.length; i += 2) {
      // No word tells a time, so none is an event.
      garbage[i] &= 0x7F;
    }
    try (Socket bad = new Socket(HOST, tcp)) {
      if (kind == 0) {
        // Closing it is a reset.
        bad.setSoLinger(true, 0);
      }
      if (kind != 1) {
        bad.getOutputStream().write(garbage);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageMatching("(?i).*(reset|broken pipe|aborted).*");
    }
  }

  /** Events of which is known what became of them. */
  private static long settled(Submitted job, String input) throws Exception {
    long events = job.total(JobCounters.integrated(input));
    for (RejectReason reason : RejectReason.values()) {
      events += job.total(JobCounters.rejected(input, reason));
    }
    return events;
  }

  @Test
  void everyGoodEventIsThereOnceAndTheBooksBalance() throws Exception {
    Submitted job = cluster.submit(job(), "");
    // Until the sockets are open, what is sent is lost.
    Eventually.holds("silence is stepped", PATIENCE, () -> job.total(JobCounters.STEPS) > 0);
    long datagramEvents = sendDatagrams(job);
    sendConnections(job);
    Eventually.holds(
        "all is stepped, -Dhostile.seed=" + SEED,
        PATIENCE,
        () ->
            settled(job, "datagrams") == datagramEvents
                && job.total(JobCounters.integrated("connections")) == GOOD);
    job.stopWithSavepoint(folder.resolve("savepoint"), SavepointFormatType.NATIVE);
    RunSummary summary = job.await();

    assertThat(summary.balanced()).as("%s", summary).isTrue();
    assertThat(summary.events().get("datagrams").read()).isEqualTo(datagramEvents);
    assertThat(summary.events().get("connections").read()).isEqualTo(GOOD);
    JobFiles.completeFiles(job().read());
    Map<String, List<Integer>> spikes = new HashMap<>();
    for (Spike spike : Spikes.read(folder.resolve("spikes.csv"))) {
      if (spike.neuron() < GOOD) {
        spikes.computeIfAbsent(spike.population(), p -> new ArrayList<>()).add(spike.neuron());
      }
    }
    // Each neuron got the same, once, out of the same rest.
    for (String population : List.of("retina", "other")) {
      Map<Integer, Long> counts = new HashMap<>();
      spikes.get(population).forEach(neuron -> counts.merge(neuron, 1L, Long::sum));
      assertThat(counts).as("%s -Dhostile.seed=%d", population, SEED).hasSize(GOOD);
      assertThat(counts.values()).as("%s -Dhostile.seed=%d", population, SEED).containsOnly(1L);
    }
  }
}
