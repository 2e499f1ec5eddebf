/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

import io.neuromorphic.flink.job.Eventually;
import io.neuromorphic.flink.job.JobFile;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.run.TestCluster;
import io.neuromorphic.flink.job.run.TestCluster.Submitted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.flink.core.execution.SavepointFormatType;

/** Runs a cell on a cluster. */
final class CellRun {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long FIRST_PACE_MILLIS = 800;
  private static final int ATTEMPTS = 5;

  private final TestCluster cluster;
  private final FeedFolder folder;
  private final Cell cell;
  private final String bootstrap;
  private String story = "";

  CellRun(TestCluster cluster, FeedFolder folder, Cell cell, String bootstrap) {
    this.cluster = cluster;
    this.folder = folder;
    this.cell = cell;
    this.bootstrap = bootstrap;
  }

  /** What happened on the way, in words. */
  String story() {
    return story;
  }

  Outcome outcome() throws Exception {
    CellJob job = new CellJob(folder, cell);
    if (cell.is(Factor.RESTART, "none")) {
      return Outcome.of(cluster.submit(job.job(cell.parallelism()), bootstrap).await());
    }
    String savepoint = stopped(job);
    int after = cell.is(Factor.RESTART, "rescaled") ? 3 - cell.parallelism() : cell.parallelism();
    Submitted second = cluster.submit(job.job(after), bootstrap, Optional.of(savepoint));
    RunSummary summary = second.await();
    if (second.restores() == 0) {
      throw new IllegalStateException("the savepoint was not restored");
    }
    return Outcome.of(summary);
  }

  /** Runs the job until its middle; slower and slower until the middle is met. */
  private String stopped(CellJob job) throws Exception {
    long pace = FIRST_PACE_MILLIS;
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++, pace *= 2) {
      Optional<String> savepoint = stopped(job.slow(cell.parallelism(), pace));
      if (savepoint.isPresent()) {
        return savepoint.get();
      }
    }
    throw new IllegalStateException("never stopped in the middle:" + story);
  }

  /** Where the state is; empty where the job had not begun, or was through. */
  private Optional<String> stopped(JobFile slow) throws Exception {
    long all = folder.number("events");
    Submitted first = cluster.submit(slow, bootstrap);
    Eventually.holds(
        "a quarter of the events is read",
        PATIENCE,
        () -> !first.isRunning() || first.read() * 4 >= all);
    Path savepoints = Files.createDirectories(folder.path().resolve("savepoints"));
    Optional<String> savepoint = Optional.empty();
    try {
      savepoint =
          Optional.of(
              first.stopWithSavepoint(
                  savepoints,
                  cell.is(Factor.RESTART, "rescaled")
                      ? SavepointFormatType.CANONICAL
                      : SavepointFormatType.NATIVE));
    } catch (ExecutionException e) {
      // It was about to end, or is stuck: waiting for it tells which.
      story += " not stopped: " + e.getMessage();
    }
    long read = first.await().events().get(Feed.INPUT).read();
    story += " stopped after " + read + " of " + all + " events";
    return savepoint.filter(path -> read > 0 && read < all);
  }
}
