/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.run;

import io.neuromorphic.flink.job.Durations;
import io.neuromorphic.flink.job.config.JobConfig;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.checkpoint.AbstractCheckpointStats;
import org.apache.flink.runtime.checkpoint.CheckpointFailureManager;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.apache.flink.runtime.checkpoint.FailedCheckpointStats;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of a job that goes on although something is wrong: that it failed and starts again, that
 * its checkpoints fail; and that all is well again. Of one trouble it tells once a minute.
 */
final class JobWatch implements Watch {

  private static final Logger LOG = LoggerFactory.getLogger(JobWatch.class);
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int FAILURES_TOLD_OF = 2;
  private static final int LOOKS_WITHOUT_TASK_MANAGER = 5;
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final JobConfig config;
  private final LocalCluster.Started job;
  private final ProgressListener listener;
  private final Troubles restarts = new Troubles();
  private final Troubles checkpoints = new Troubles();
  private final CheckpointFolder folder;
  private final long started = System.currentTimeMillis();
  private long looked = System.nanoTime() - PAUSE_NANOS;
  private long failed;
  private long restartCount;

  /** Looks in a row; far below zero until there is one for the first time. */
  private int withoutTaskManager = Integer.MIN_VALUE;

  JobWatch(JobConfig config, LocalCluster.Started job, ProgressListener listener) {
    this.config = config;
    this.job = job;
    this.listener = listener;
    this.folder =
        new CheckpointFolder(config.checkpoints().map(JobConfig.CheckpointConfig::dir).orElse(""));
  }

  /** Looks, once a second at most. */
  @Override
  public void look() throws InterruptedException {
    if (config.checkpoints().isEmpty() || System.nanoTime() - looked < PAUSE_NANOS) {
      return;
    }
    looked = System.nanoTime();
    AccessExecutionGraph graph;
    try {
      graph =
          job.cluster()
              .getExecutionGraph(job.client().getJobID())
              .get(PAUSE_NANOS, TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException | IllegalStateException e) {
      // The job starts or ends just now: there will be another moment.
      LOG.debug("nothing to see of the job", e);
      return;
    }
    lookAtFailures(graph);
    replaceTaskManager();
    if (graph.getState() == JobStatus.RUNNING && graph.getCheckpointStatsSnapshot() != null) {
      lookAtCheckpoints(graph.getCheckpointStatsSnapshot());
    }
  }

  /** One that was lost, by an error in Flink, is not replaced by a cluster within a process. */
  private void replaceTaskManager() throws InterruptedException {
    try {
      int connected =
          job.cluster()
              .requestClusterOverview()
              .get(PAUSE_NANOS, TimeUnit.NANOSECONDS)
              .getNumTaskManagersConnected();
      withoutTaskManager = connected == 0 ? withoutTaskManager + 1 : 0;
      if (withoutTaskManager == LOOKS_WITHOUT_TASK_MANAGER) {
        withoutTaskManager = 0;
        listener.warning("the task manager was lost; another one is started");
        job.cluster().startTaskManager();
      }
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      LOG.debug("the cluster starts or ends just now", e);
    }
  }

  private void lookAtFailures(AccessExecutionGraph graph) {
    ErrorInfo failure = graph.getFailureInfo();
    if (failure == null || failure.getTimestamp() <= failed) {
      return;
    }
    failed = failure.getTimestamp();
    restartCount++;
    if (graph.getState() == JobStatus.FAILED || graph.getState() == JobStatus.FAILING) {
      return;
    }
    Throwable cause = failure.getException().deserializeError(JobWatch.class.getClassLoader());
    String said = firstLine(FailureText.withCause(JobFailedException.cause(cause)));
    if (said.startsWith(CheckpointFailureManager.EXCEEDED_CHECKPOINT_TOLERABLE_FAILURE_MESSAGE)) {
      said = "too many checkpoints failed in a row; what is written exactly-once waits for one";
    }
    if (restarts.isDue(said)) {
      listener.warning(
          "the job failed and goes on from its last checkpoint ("
              + restartCount
              + (restartCount == 1 ? " restart" : " restarts")
              + " so far): "
              + said);
    }
  }

  private void lookAtCheckpoints(CheckpointStatsSnapshot stats) throws InterruptedException {
    CompletedCheckpointStats completed = stats.getHistory().getLatestCompletedCheckpoint();
    long last = completed == null ? started : completed.getLatestAckTimestamp();
    Duration since = Duration.ofMillis(Math.max(0, System.currentTimeMillis() - last));
    Optional<String> failure =
        since.compareTo(SHORTEST) < 0 ? Optional.empty() : failure(stats, last);
    boolean slow = failure.isEmpty() && since.compareTo(patience()) > 0;
    if (failure.isPresent() || slow) {
      if (checkpoints.isDue(slow ? "slow" : "failed")) {
        String why =
            slow ? "they take longer than that" : folder.problemSoon().orElse(failure.get());
        listener.warning(
            "no checkpoint has been completed for "
                + Durations.text(since.truncatedTo(ChronoUnit.SECONDS))
                + ": "
                + why
                + ". The job tries again; a restart would repeat what came since");
      }
    } else if (completed != null && last > failed) {
      boolean checkpointsFailed = checkpoints.end();
      boolean jobFailed = restarts.end();
      if (checkpointsFailed || jobFailed) {
        listener.note("the job runs, and its checkpoints complete again");
      }
    }
  }

  private Duration patience() {
    Duration slow = config.checkpoints().orElseThrow().interval().multipliedBy(3);
    return slow.compareTo(PATIENCE) > 0 ? slow : PATIENCE;
  }

  private static String firstLine(String text) {
    return text.strip().lines().findFirst().orElse("");
  }

  private static String said(String message) {
    return message == null ? "Flink says no reason" : message.strip().replaceFirst("\\.+$", "");
  }

  /** Why checkpoints fail, where more than one of the latest did: one may meet a restart. */
  private Optional<String> failure(CheckpointStatsSnapshot stats, long last) {
    int failures = 0;
    for (AbstractCheckpointStats checkpoint : stats.getHistory().getCheckpoints()) {
      if (checkpoint instanceof FailedCheckpointStats stat
          && stat.getFailureTimestamp() > Math.max(last, failed)) {
        failures++;
      }
    }
    return failures < FAILURES_TOLD_OF
        ? Optional.empty()
        : Optional.of(said(stats.getHistory().getLatestFailedCheckpoint().getFailureMessage()));
  }
}
