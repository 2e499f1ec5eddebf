/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.codec.live.Wire;
import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.job.run.TestCluster;
import io.neuromorphic.flink.job.run.TestCluster.Submitted;
import io.neuromorphic.flink.operator.JobCounters;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.execution.SavepointFormatType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sensor that sends datagrams, and a job that reads them directly. */
class LiveITCase {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String HOST = "127.0.0.1";

  @TempDir static Path clusterFolder;
  private static TestCluster cluster;

  @TempDir Path folder;
  private int port;
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
  void findPort() throws Exception {
    try (DatagramSocket free = new DatagramSocket(new InetSocketAddress(HOST, 0))) {
      port = free.getLocalPort();
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
        name: live
        dt: 1ms
        out-of-orderness: 1s
        parallelism: 2
        checkpoints: {interval: 200ms, dir: checkpoints}
        inputs:
          - name: camera
            udp: {port: PORT, protocol: spif}
            into: retina
            encode: {on: 400.0, off: 400.0}
        populations:
          retina: {size: [10, 10], behavior: tonic_spiking, shards: 2}
        outputs:
          spikes: {file: spikes.csv}
          rejected: {file: rejected.csv}
        """
            .replace("PORT", Integer.toString(port)));
  }

  private void send(Wire datagram) throws Exception {
    byte[] bytes = datagram.bytes();
    sender.send(new DatagramPacket(bytes, bytes.length, InetAddress.getByName(HOST), port));
  }

  /** Until the socket is open, what is sent is lost. */
  private static void awaitSilence(Submitted job) throws Exception {
    Eventually.holds("silence is stepped", PATIENCE, () -> job.total(JobCounters.STEPS) > 0);
  }

  private static void awaitRead(Submitted job, long events) throws Exception {
    Eventually.holds(
        events + " are read", PATIENCE, () -> job.total(JobCounters.read("camera")) == events);
  }

  /** A column of the retina in a datagram; each takes 10 ms. */
  private void sendColumns(int count, long clock) throws Exception {
    for (int i = 0; i < count; i++) {
      Wire datagram = new Wire();
      for (int y = 0; y < 10; y++) {
        datagram.spif(clock + i * 10_000L, i % 10, y, 1);
      }
      send(datagram);
    }
  }

  @Test
  void whatASensorSendsMakesSpikesAndTheBooksBalance() throws Exception {
    Submitted job = cluster.submit(job(), "");
    awaitSilence(job);
    sendColumns(100, 5_000_000);
    awaitRead(job, 1_000);
    Eventually.holds(
        "all is stepped", PATIENCE, () -> job.total(JobCounters.integrated("camera")) == 1_000);
    job.stopWithSavepoint(folder.resolve("savepoint"), SavepointFormatType.NATIVE);
    job.await();
    JobFiles.completeFiles(job().read());
    List<Spike> spikes = Spikes.read(folder.resolve("spikes.csv"));
    assertThat(spikes).extracting(Spike::neuron).contains(0, 9, 90, 99);
    long now = System.currentTimeMillis() * 1_000;
    assertThat(spikes).allMatch(spike -> Math.abs(spike.t() - now) < 600_000_000L);
  }

  @Test
  void manyEventsWithRestartsOfTheSenderAreAllAccountedForAndNothingStalls() throws Exception {
    Submitted job = cluster.submit(job(), "");
    awaitSilence(job);
    int perDatagram = 50;
    int datagrams = 2_000;
    int restarts = 3;
    long sent = 0;
    for (int run = 0; run <= restarts; run++) {
      long begin = System.nanoTime();
      for (int i = 0; i < datagrams; i++) {
        Wire datagram = new Wire();
        for (int e = 0; e < perDatagram; e++) {
          datagram.spif(i * 500L + e * 10L + 3_000_000_000L - run * 500_000_000L, e % 10, run, 1);
        }
        send(datagram);
        sent += perDatagram;
        // 100,000 events a second.
        while (System.nanoTime() - begin < i * 500_000L) {
          Thread.onSpinWait();
        }
      }
      awaitRead(job, sent);
    }
    long all = sent;
    Eventually.holds(
        "the last is stepped",
        PATIENCE,
        () ->
            job.total(JobCounters.integrated("camera"))
                    + job.total("neuromorphic.rejected.late.camera")
                == all);
    long steps = job.total(JobCounters.STEPS);
    Eventually.holds("time goes on", PATIENCE, () -> job.total(JobCounters.STEPS) > steps);
  }

  @Test
  void aRestoredJobGoesOnWithWhatIsSentThen() throws Exception {
    Submitted job = cluster.submit(job(), "");
    awaitSilence(job);
    sendColumns(10, 7_000_000);
    awaitRead(job, 100);
    String savepoint =
        job.stopWithSavepoint(folder.resolve("savepoint"), SavepointFormatType.CANONICAL);
    long before = job.await().steps();

    Submitted resumed = cluster.submit(job(), "", Optional.of(savepoint));
    Eventually.holds("it is stepped on", PATIENCE, () -> resumed.total(JobCounters.STEPS) > before);
    // The sensor was started anew.
    sendColumns(10, 3);
    awaitRead(resumed, 200);
    Eventually.holds(
        "none is late", PATIENCE, () -> resumed.total(JobCounters.integrated("camera")) == 200);
  }

  @Test
  void anotherKindOfInputCannotGoOnFromIt() throws Exception {
    Submitted job = cluster.submit(job(), "");
    awaitSilence(job);
    String savepoint =
        job.stopWithSavepoint(folder.resolve("savepoint"), SavepointFormatType.CANONICAL);
    JobFile scene = job().set("inputs.camera.scene={}", "inputs.camera.time=align");
    assertThatThrownBy(() -> Resume.from(savepoint, scene.read(), false))
        .isInstanceOf(SavepointRefusedException.class)
        .hasMessageContaining("its position is that of another kind of input");
  }

  @Test
  void aLostTaskManagerCostsOnlyWhatWasOnTheWay() throws Exception {
    Submitted job = cluster.submit(job(), "");
    awaitSilence(job);
    sendColumns(10, 7_000_000);
    awaitRead(job, 100);
    job.awaitCheckpoints(2);
    cluster.loseTaskManager();
    cluster.loseTaskManager();
    Eventually.holds("it is restored", PATIENCE, () -> job.restores() >= 1);
    job.awaitRunning();
    long[] sent = {0};
    Eventually.holds(
        "it reads on",
        PATIENCE,
        () -> {
          sendColumns(1, 8_000_000 + 10_000 * sent[0]++);
          return job.total(JobCounters.read("camera")) > 100;
        });
  }
}
