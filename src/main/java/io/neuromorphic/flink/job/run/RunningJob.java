/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.run;

import io.neuromorphic.flink.job.InputLook;
import io.neuromorphic.flink.job.JobClock;
import io.neuromorphic.flink.job.JobFiles;
import io.neuromorphic.flink.job.config.InputConfig;
import io.neuromorphic.flink.job.config.JobConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.util.ExceptionUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches a job until it ends, or ends it when asked to. */
final class RunningJob {

  private static final Logger LOG = LoggerFactory.getLogger(RunningJob.class);
  private static final long POLL_MILLIS = 250;
  private static final long STOP_SECONDS = 20;

  private final JobConfig config;
  private final Map<String, InputLook> looks;
  private final JobClock clock;
  private final ProgressListener listener;
  private final List<Watch> watches;
  private final CountDownLatch stopRequested;
  private final Path scratch;
  private final Optional<Path> savepointFolder;
  private final long startNanos = System.nanoTime();
  private Optional<String> savepoint = Optional.empty();

  /** Why the job was cancelled, if it was: it did not stop. */
  private Optional<String> cancelled = Optional.empty();

  RunningJob(
      JobConfig config,
      Map<String, InputLook> looks,
      JobClock clock,
      ProgressListener listener,
      List<Watch> watches,
      CountDownLatch stopRequested,
      Path scratch,
      Optional<Path> savepointFolder) {
    this.config = config;
    this.looks = looks;
    this.clock = clock;
    this.listener = listener;
    this.watches = List.copyOf(watches);
    this.stopRequested = stopRequested;
    this.scratch = scratch;
    this.savepointFolder = savepointFolder;
  }

  /** Waits for the end; returns the final totals. */
  RunTotals await(JobClient client) throws InterruptedException, IOException, JobFailedException {
    var result = client.getJobExecutionResult();
    boolean stopped = false;
    while (true) {
      try {
        JobExecutionResult ended = result.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
        if (stopped) {
          if (savepointFolder.isPresent() && savepoint.isEmpty()) {
            listener.warning("the job had ended before a savepoint could be taken");
          }
          JobFiles.completeFiles(config);
        }
        return new RunTotals(config, ended.getAllAccumulatorResults());
      } catch (TimeoutException e) {
        tellProgress(client);
        for (Watch watch : watches) {
          watch.look();
        }
      } catch (ExecutionException e) {
        throw cancelled.isPresent()
            ? JobFailedException.cancelled(cancelled.get(), e)
            : JobFailedException.of(e);
      }
      if (!stopped && stopRequested.getCount() == 0) {
        stopped = true;
        listener.stopping();
        stop(client);
      }
    }
  }

  /** Where the savepoint is that the job was stopped with, if that was asked for. */
  Optional<String> savepoint() {
    return savepoint;
  }

  /** Stops between two events: what was sent stays sent, and nothing is made up for the rest. */
  private void stop(JobClient client) throws InterruptedException {
    CompletableFuture<?> result = client.getJobExecutionResult();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STOP_SECONDS);
    String cause = "the job did not stop";
    while (System.nanoTime() < deadline && !result.isDone()) {
      try {
        String path =
            client
                .stopWithSavepoint(
                    false,
                    "file://" + savepointFolder.orElse(scratch.resolve("stop")).toAbsolutePath(),
                    savepointFolder.isPresent()
                        ? SavepointFormatType.CANONICAL
                        : SavepointFormatType.NATIVE)
                .get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        savepoint = savepointFolder.map(folder -> path.replaceFirst("^file:(//)?(?=/)", ""));
        return;
      } catch (ExecutionException | IllegalStateException e) {
        // While tasks are starting there is nothing to stop yet.
        cause = ExceptionUtils.stripExecutionException(e).getMessage();
        LOG.debug("cannot stop with a savepoint", e);
      } catch (TimeoutException e) {
        break;
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
    // Where the job has ended by itself, its result tells how.
    if (!result.isDone()) {
      cancelled = Optional.of("it did not stop within " + STOP_SECONDS + " s: " + cause);
      try {
        client.cancel().exceptionally(RunningJob::ignoreTheRace).join();
      } catch (IllegalStateException e) {
        ignoreTheRace(e);
      }
    }
  }

  private static Void ignoreTheRace(Throwable e) {
    LOG.debug("the job ended before it was cancelled", e);
    return null;
  }

  private void tellProgress(JobClient client) throws InterruptedException {
    try {
      RunTotals totals =
          new RunTotals(config, client.getAccumulators().get(POLL_MILLIS, TimeUnit.MILLISECONDS));
      listener.progress(
          new ProgressSnapshot(
              totals.read(),
              totals.spikes(),
              totals.reached(clock.originMicros()),
              fraction(totals),
              (System.nanoTime() - startNanos) / 1e9));
    } catch (ExecutionException | TimeoutException | IllegalStateException e) {
      // The job starts or ends just now, and with it its cluster: there will be another moment.
      LOG.debug("no progress to tell", e);
    }
  }

  private double fraction(RunTotals totals) {
    double done = 0;
    double all = 0;
    for (InputConfig input : config.inputs()) {
      long work = looks.get(input.name()).work();
      if (work < 0) {
        return Double.NaN;
      }
      all += 1;
      done += work == 0 ? 1 : Math.min(1, (double) totals.work(input) / work);
    }
    return done / all;
  }
}
