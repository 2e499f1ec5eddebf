/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.job.compare.Spike;
import io.neuromorphic.flink.job.run.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Every spike once for readers of committed records, whatever is killed, and none held up. */
class ExactlyOnceITCase {

  private static final String ONCE = "outputs.spikes.delivery=exactly-once";
  private static final String REJECTED =
      "outputs.rejected={kafka: {topic: NAME-rejected}, delivery: exactly-once}";
  private static final long SECOND = 1_000_000;

  @RegisterExtension static final TestBroker BROKER = new TestBroker();

  @TempDir Path folder;
  private ClockTopic clock;
  private JobFile job;

  @BeforeEach
  void writeJob() throws Exception {
    clock = ClockTopic.fresh(BROKER);
    job = clock.job(Files.createDirectory(folder.resolve("job"))).set(ONCE);
  }

  private JobFile ending(JobFile unending) {
    return unending.set("inputs.clock.kafka.until=latest");
  }

  /** Whether readers of committed records see all that there is of a topic. */
  private static boolean isFree(String topic) throws Exception {
    return end(topic, IsolationLevel.READ_COMMITTED) == end(topic, IsolationLevel.READ_UNCOMMITTED);
  }

  private static long end(String topic, IsolationLevel level) throws Exception {
    TopicPartition partition = new TopicPartition(topic, 0);
    return BROKER
        .admin()
        .listOffsets(Map.of(partition, OffsetSpec.latest()), new ListOffsetsOptions(level))
        .partitionResult(partition)
        .get()
        .offset();
  }

  @Test
  void aRunFromTheBeginningFreesReadersOfWhatAKilledRunLeftOpen() throws Exception {
    clock.tell(SECOND);
    clock.send("no event");
    JobFile both = job.set(REJECTED.replace("NAME", clock.name()));
    String rejected = clock.name() + "-rejected";
    try (RunProcess killed =
        RunProcess.start(both.set("checkpoints.interval=10min", "parallelism=2"))) {
      killed.awaitWord(
          "exactly-once: spikes and rejected become visible to readers with"
              + " isolation.level=read_committed with each checkpoint, every 10 min; an outage"
              + " shorter than 5 min loses nothing (transaction timeout 15 min)");
      killed.await("spikes wait", () -> !clock.spikes(false).isEmpty());
      killed.await("rejected wait", () -> !BROKER.uncommitted(rejected).isEmpty());
      killed.kill();
    }
    assertThat(isFree(clock.spikeTopic())).isFalse();
    assertThat(isFree(rejected)).isFalse();

    // Less parallel, and one of the outputs is no more.
    try (RunProcess next = RunProcess.start(ending(job).set("parallelism=1"))) {
      assertThat(next.exit()).as(next.said()).isZero();
      assertThat(next.said())
          .contains(
              "warning: aborted 2 transactions that an earlier run left open ("
                  + clock.name()
                  + "/rejected-",
              clock.name() + "/spikes-");
    }
    assertThat(isFree(clock.spikeTopic())).isTrue();
    assertThat(isFree(rejected)).isTrue();
    assertThat(clock.spikes(true)).isEqualTo(clock.expected(folder)).isNotEmpty();
    assertThat(clock.spikes(false)).hasSizeGreaterThan(clock.spikes(true).size());
  }

  @Test
  void aKilledRunGoesOnFromItsCheckpointAndCommitsOnce() throws Exception {
    try (RunProcess killed = RunProcess.start(job)) {
      clock.tell(SECOND);
      killed.await("spikes are committed", () -> !clock.spikes(true).isEmpty());
      clock.tell(2 * SECOND);
      int committed = clock.spikes(true).size();
      killed.await("more spikes are written", () -> clock.spikes(false).size() > committed);
      killed.kill();
    }
    clock.tell(3 * SECOND);

    try (RunProcess next =
        RunProcess.start(
            job, "--from-savepoint", Checkpoints.last(job.path("checkpoints")).toString())) {
      List<Spike> expected = clock.expected(folder);
      next.await("all spikes are committed", () -> clock.spikes(true).size() >= expected.size());
      next.stop();
      next.exit();
      assertThat(next.said()).doesNotContain("aborted");
      assertThat(clock.spikes(true)).isEqualTo(expected);
    }
    assertThat(isFree(clock.spikeTopic())).isTrue();
  }

  @Test
  void deliveryChangesFromSavepointToSavepoint() throws Exception {
    JobFile atLeastOnce = job.set("outputs.spikes.delivery=at-least-once");
    try (TestCluster cluster = TestCluster.start(folder)) {
      Optional<String> savepoint = Optional.empty();
      int second = 0;
      for (JobFile next : List.of(atLeastOnce, job, atLeastOnce)) {
        TestCluster.Submitted running = cluster.submit(next, BROKER.bootstrap(), savepoint);
        clock.tell(++second * SECOND);
        long until = second * SECOND;
        Eventually.holds(
            "it comes to " + until,
            Duration.ofSeconds(40),
            () -> clock.spikes(true).stream().anyMatch(spike -> spike.t() > until - SECOND / 10));
        savepoint = Optional.of(running.stopWithSavepoint(folder, SavepointFormatType.CANONICAL));
      }
    }
    assertThat(clock.spikes(true)).isEqualTo(clock.expected(folder));
    assertThat(clock.spikes(false)).isEqualTo(clock.spikes(true));
    assertThat(isFree(clock.spikeTopic())).isTrue();
  }

  @Test
  void aTimeoutThatTheBrokerDoesNotAllowIsRefused() {
    assertThatThrownBy(() -> job.set("kafka.properties={transaction.timeout.ms: 900500}").run())
        .isInstanceOf(JobStartException.class)
        .hasMessage(
            "kafka.properties.transaction.timeout.ms: the transaction timeout of 15 min"
                + " is longer than the brokers allow (transaction.max.timeout.ms=900000); set it to"
                + " at most that, or raise that of the brokers");
  }

  @Test
  void aCompactedTopicWouldKeepTheLastSpikesOnlyAndIsRefused() throws Exception {
    BROKER.topic(clock.spikeTopic(), 1);
    BROKER.set(clock.spikeTopic(), "cleanup.policy", "compact");

    assertThatThrownBy(job::run)
        .isInstanceOf(JobStartException.class)
        .hasMessage(
            "output topic '"
                + clock.spikeTopic()
                + "' is compacted (cleanup.policy=compact): all spikes of a population have one"
                + " record key, and only the last would stay; set it to delete");
  }

  @Test
  void aTopicThatIsTooNarrowForPacketsIsNamed() throws Exception {
    BROKER.topic(clock.spikeTopic(), 1);
    BROKER.set(clock.spikeTopic(), "max.message.bytes", "100000");

    assertThat(
            new JobTopics(job.set("outputs.spikes.format=packet").read())
                .prepare(BROKER.bootstrap()))
        .containsExactly(
            "output topic '"
                + clock.spikeTopic()
                + "' takes records of at most 100000 bytes (max.message.bytes), and a packet of"
                + " spikes may have up to 525312: where one has more, the job fails until that is"
                + " raised");
    assertThat(new JobTopics(job.read()).prepare(BROKER.bootstrap())).isEmpty();
    String probed = "outputs.probe={neurons: {motion: 0}, format: packet, kafka: {topic: NAME-p}}";
    JobFile probe = job.set(probed.replace("NAME", clock.name()));
    BROKER.topic(clock.name() + "-p", 1);
    BROKER.set(clock.name() + "-p", "max.message.bytes", "100000");
    assertThat(new JobTopics(probe.read()).prepare(BROKER.bootstrap()))
        .singleElement()
        .asString()
        .contains(clock.name() + "-p'", "a packet of samples may have up to 525312");
    BROKER.set(clock.name() + "-p", "cleanup.policy", "compact");
    assertThatThrownBy(() -> new JobTopics(probe.read()).prepare(BROKER.bootstrap()))
        .isInstanceOf(JobStartException.class)
        .hasMessageContaining("all samples of a population have one record key");
  }

  @Test
  void aTimeoutShorterThanTheIntervalIsRefused() {
    assertThatThrownBy(() -> job.set("kafka.properties={transaction.timeout.ms: 200}").run())
        .isInstanceOf(JobStartException.class)
        .hasMessage(
            "delivery: exactly-once needs checkpoints more often than the transaction timeout of"
                + " 200 ms; shorten checkpoints.interval (200 ms) or raise"
                + " kafka.properties.transaction.timeout.ms");
  }
}
