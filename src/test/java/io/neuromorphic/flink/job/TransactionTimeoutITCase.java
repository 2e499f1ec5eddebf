/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.chaos.Signals;
import io.neuromorphic.flink.job.compare.Spike;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A job that is away for longer than its transactions last. */
class TransactionTimeoutITCase {

  private static final long SECOND = 1_000_000;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @RegisterExtension static final TestBroker BROKER = new TestBroker();

  @TempDir Path folder;
  private ClockTopic clock;
  private JobFile job;

  @BeforeEach
  void writeJob() throws Exception {
    clock = ClockTopic.fresh(BROKER);
    job =
        clock
            .job(Files.createDirectory(folder.resolve("job")))
            .set(
                "outputs.spikes.delivery=exactly-once",
                "checkpoints.interval=4s",
                "kafka.properties={transaction.timeout.ms: 8000}");
  }

  private boolean isFree() throws Exception {
    return end(IsolationLevel.READ_COMMITTED) == end(IsolationLevel.READ_UNCOMMITTED);
  }

  private long end(IsolationLevel level) throws Exception {
    TopicPartition partition = new TopicPartition(clock.spikeTopic(), 0);
    return BROKER
        .admin()
        .listOffsets(Map.of(partition, OffsetSpec.latest()), new ListOffsetsOptions(level))
        .partitionResult(partition)
        .get()
        .offset();
  }

  /** A job that has committed some spikes, and written others that are not committed yet. */
  private RunProcess withAnOpenTransaction() throws Exception {
    RunProcess run = RunProcess.start(job);
    clock.tell(SECOND);
    run.await("spikes are committed", () -> !clock.spikes(true).isEmpty());
    // Long before the next checkpoint.
    clock.tell(2 * SECOND);
    run.await("more are written", () -> !isFree());
    return run;
  }

  private void awaitAbort() throws Exception {
    Eventually.holds("the broker gives the transaction up", PATIENCE, this::isFree);
  }

  private void assertAllIsThereOnce(RunProcess run) throws Exception {
    clock.tell(3 * SECOND);
    List<Spike> expected = clock.expected(folder);
    run.await("all spikes are committed", () -> clock.spikes(true).size() >= expected.size());
    run.stop();
    run.exit();
    assertThat(clock.spikes(true)).as(run.said()).isEqualTo(expected);
  }

  @Test
  void aJobThatWasPausedForLongerGoesOnFromItsCheckpoint() throws Exception {
    try (RunProcess run = withAnOpenTransaction()) {
      Signals.pause(run.process());
      try {
        awaitAbort();
      } finally {
        Signals.resume(run.process());
      }
      assertAllIsThereOnce(run);
      assertThat(run.said())
          .contains("an outage shorter than 4 s loses nothing")
          // Of the next barrier, of the broker, or of a task manager that the writer took with it:
          // whichever it meets first.
          .containsPattern(
              "warning: the job failed and goes on from its last checkpoint .*"
                  + "(no checkpoint was completed for \\d+ s, and the transaction timeout is 8 s"
                  + "|attempted to produce with an old epoch"
                  + "|The TaskExecutor is shutting down)");
    }
  }

  @Test
  void aJobThatWasDeadForLongerGoesOnFromItsCheckpoint() throws Exception {
    try (RunProcess killed = withAnOpenTransaction()) {
      killed.kill();
    }
    awaitAbort();
    try (RunProcess next =
        RunProcess.start(
            job, "--from-savepoint", Checkpoints.last(job.path("checkpoints")).toString())) {
      assertAllIsThereOnce(next);
    }
  }
}
