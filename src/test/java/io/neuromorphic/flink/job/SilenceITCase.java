/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.job.run.TestCluster;
import io.neuromorphic.flink.job.run.TestCluster.Submitted;
import io.neuromorphic.flink.operator.JobCounters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Inputs that fall silent, run ahead, end, or go mad: the others go on, in the right time. */
class SilenceITCase {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final long SECOND = 1_000_000;

  @RegisterExtension static final TestBroker BROKER = new TestBroker();
  @TempDir static Path clusterFolder;
  private static TestCluster cluster;

  @TempDir Path folder;
  private String topic;

  @BeforeAll
  static void startCluster() throws Exception {
    cluster = TestCluster.start(clusterFolder);
  }

  @AfterAll
  static void stopCluster() throws Exception {
    cluster.close();
  }

  @AfterEach
  void leaveNoJob() throws Exception {
    cluster.cancelAll();
  }

  @BeforeEach
  void nameTopic() {
    topic = BROKER.freshName();
  }

  private JobFile job(String idleTimeout, String otherInput) throws Exception {
    return JobFile.of(
        folder,
        """
        name: TOPIC
        dt: 1ms
        origin: 0
        out-of-orderness: 0ms
        parallelism: 2
        idle-timeout: IDLE
        max-drift: 1s
        checkpoints: {interval: 200ms, dir: checkpoints}
        inputs:
          - {name: live, kafka: {topic: TOPIC, format: json, from: earliest}}
          OTHER
        populations:
          p: {size: 10, behavior: tonic_spiking, shards: 2}
        outputs:
          rejected: {file: rejected.csv}
        kafka: {bootstrap: "BROKER"}
        """
            .replace("TOPIC", topic)
            .replace("IDLE", idleTimeout)
            .replace("OTHER", otherInput)
            .replace("BROKER", BROKER.bootstrap()));
  }

  /** Neurons that come to rest after some millions of steps only, and do not fire by themselves. */
  private static String restless(int size) {
    return "{size: "
        + size
        + ", parameters: {a: 0.000001, b: 0.2, c: -65, d: 6}, initial: {v: -70, u: -8}, shards: 2}";
  }

  private ProducerRecord<byte[], byte[]> current(int partition, long t) {
    String json =
        "{\"t\":%d,\"population\":\"p\",\"neuron\":%d,\"current\":2.0}"
            .formatted(t, Math.floorMod(t, 10));
    return new ProducerRecord<>(topic, partition, null, json.getBytes(StandardCharsets.UTF_8));
  }

  private void send(int partition, long... times) throws Exception {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (long t : times) {
      records.add(current(partition, t));
    }
    BROKER.send(records);
  }

  private static void awaitTime(Submitted job, long micros) throws Exception {
    long steps = 2 * micros / 1_000;
    Eventually.holds(
        "stepped to " + micros + " µs", PATIENCE, () -> job.total(JobCounters.STEPS) >= steps);
    assertThat(job.total(JobCounters.STEPS)).isEqualTo(steps);
  }

  private static long rejected(Submitted job, String reason) throws Exception {
    return job.total("neuromorphic.rejected." + reason + ".live");
  }

  @Test
  void aPartitionWithoutRecordsHoldsNobodyBackForLong() throws Exception {
    BROKER.topic(topic, 3);
    send(0, 1_000, 5 * SECOND);
    awaitTime(cluster.submit(job("1s", ""), BROKER.bootstrap()), 5 * SECOND);
  }

  @Test
  void moreSubtasksThanPartitionsStallNothing() throws Exception {
    BROKER.topic(topic, 1);
    send(0, 1_000, 5 * SECOND);
    awaitTime(cluster.submit(job("1h", ""), BROKER.bootstrap()), 5 * SECOND);
  }

  @Test
  void aProducerThatStartsAgainFromZeroIsLateAndHoldsNobodyBackForLong() throws Exception {
    BROKER.topic(topic, 2);
    send(0, 1_000, SECOND);
    send(1, 1_000, SECOND);
    Submitted job = cluster.submit(job("1s", ""), BROKER.bootstrap());
    awaitTime(job, SECOND);
    send(0, 9 * SECOND);
    long[] again = {0};
    Eventually.holds(
        "stepped on beside a producer of the past",
        PATIENCE,
        () -> {
          send(1, again[0]++);
          return job.total(JobCounters.STEPS) >= 2 * 9_000;
        });
    Eventually.holds("all are late", PATIENCE, () -> rejected(job, "late") == again[0]);
  }

  @Test
  void aRecordYearsAheadMovesNoTime() throws Exception {
    BROKER.topic(topic, 1);
    send(0, 1_000, 4_000_000_000L * SECOND, SECOND, 2 * SECOND, Long.MAX_VALUE, 3 * SECOND);
    Submitted job = cluster.submit(job("1h", ""), BROKER.bootstrap());
    awaitTime(job, 3 * SECOND);
    assertThat(rejected(job, "invalid-time")).isEqualTo(2);
  }

  @Test
  void aTopicWithoutAnyEventMakesTheOthersWaitAndNotGrow() throws Exception {
    BROKER.topic(topic, 1);
    write("fast.csv", 200);
    JobFile file = job("1h", "- {name: fast, recording: fast.csv, speed: 100}");
    Submitted job = cluster.submit(file, BROKER.bootstrap());
    job.awaitCheckpoints(10);
    long read = job.total(JobCounters.read("fast"));
    assertThat(read).isBetween(100L, 30_000L);
    assertThat(job.total(JobCounters.pending("fast"))).isEqualTo(read);
    job.awaitCheckpoints(5);
    assertThat(job.total(JobCounters.read("fast"))).isEqualTo(read);
    // As the slow one goes on, so does the fast one.
    send(0, 100 * SECOND);
    awaitTime(job, 100 * SECOND);
    Eventually.holds(
        "the fast input goes on to 101 s",
        PATIENCE,
        () -> job.total(JobCounters.read("fast")) > 100_000);
    send(0, 101 * SECOND);
    awaitTime(job, 101 * SECOND);
    assertThat(job.total(JobCounters.integrated("fast"))).isEqualTo(101_000);
  }

  /** A current every millisecond. */
  private void write(String file, int seconds) throws Exception {
    StringBuilder rows = new StringBuilder("t,population,neuron,current\n");
    for (long t = 0; t < seconds * SECOND; t += 1_000) {
      rows.append(t).append(",p,3,1.5\n");
    }
    Files.writeString(folder.resolve(file), rows);
  }

  @Test
  void anInputThatHadEndedBeforeARestoreIsNotTheEndOfTime() throws Exception {
    BROKER.topic(topic, 1);
    write("short.csv", 2);
    send(0, 1_000, SECOND);
    JobFile file = job("500ms", "- {name: short, recording: short.csv}");
    Submitted job = cluster.submit(file, BROKER.bootstrap());
    // The topic is silent and the recording has ended: time has come to the later of the two.
    Eventually.holds("all is read", PATIENCE, () -> job.total(JobCounters.read("short")) == 2_000);
    awaitTime(job, 1_999_000);
    job.awaitCheckpoints(2);
    String savepoint =
        job.stopWithSavepoint(folder.resolve("savepoint"), SavepointFormatType.CANONICAL);

    Submitted resumed = cluster.submit(file, BROKER.bootstrap(), Optional.of(savepoint));
    resumed.awaitCheckpoints(5);
    send(0, 3 * SECOND);
    awaitTime(resumed, 3 * SECOND);
    resumed.awaitCheckpoints(2);
    send(0, 4 * SECOND);
    awaitTime(resumed, 4 * SECOND);
  }

  @Test
  void checkpointsPassAmidACatchUp() throws Exception {
    BROKER.topic(topic, 1);
    send(0, 1_000);
    JobFile file =
        job("1h", "")
            .set("populations.p=" + restless(40_000), "checkpoints.interval=50ms", "max-gap=10h");
    Submitted job = cluster.submit(file, BROKER.bootstrap());
    job.awaitCheckpoints(1);
    long gap = 2_000;
    send(0, gap * SECOND);
    Eventually.holds(
        "the gap is being stepped", PATIENCE, () -> job.total(JobCounters.STEPS) > 100_000);
    job.awaitCheckpoints(5);
    String savepoint =
        job.stopWithSavepoint(folder.resolve("savepoint"), SavepointFormatType.CANONICAL);
    long amid = job.await().steps();
    assertThat(amid).isBetween(100_000L, 2 * gap * 1_000 - 1);

    Submitted resumed = cluster.submit(file, BROKER.bootstrap(), Optional.of(savepoint));
    Eventually.holds(
        "it goes on where it was", PATIENCE, () -> resumed.total(JobCounters.STEPS) > amid);
    assertThat(resumed.total(JobCounters.STEPS)).isLessThan(2 * gap * 1_000);
  }

  @Test
  void checkpointsPassWhileABoundedJobIsSteppedToItsEnd() throws Exception {
    Files.writeString(
        folder.resolve("gap.csv"), "t,population,neuron,current\n0,p,1,900\n1000000000,p,1,900\n");
    JobFile file =
        JobFile.of(
            folder,
            """
            name: gap
            dt: 1ms
            parallelism: 2
            checkpoints: {interval: 50ms, dir: checkpoints}
            inputs:
              - {name: gap, recording: gap.csv}
            populations:
              p: POPULATION
            outputs:
              spikes: {file: spikes.csv}
            """
                .replace("POPULATION", restless(8_000)));
    Submitted job = cluster.submit(file, "");
    Eventually.holds(
        "the gap is being stepped", PATIENCE, () -> job.total(JobCounters.STEPS) > 10_000);
    job.awaitCheckpoints(3);
    String savepoint =
        job.stopWithSavepoint(folder.resolve("savepoint"), SavepointFormatType.CANONICAL);
    assertThat(job.await().steps()).isBetween(10_000L, 2_000_000L);

    assertThat(cluster.submit(file, "", Optional.of(savepoint)).await().steps())
        .isEqualTo(2 * 1_000_001L);
    assertThat(Spikes.read(folder.resolve("spikes.csv")))
        .contains(new Spike(1_000, "p", 1), new Spike(1_000_001_000, "p", 1));
  }
}
