/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.run;

import io.neuromorphic.flink.job.InputLook;
import io.neuromorphic.flink.job.JobClock;
import io.neuromorphic.flink.job.config.JobConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.flink.core.execution.JobClient;

/** Watches a job on another cluster, without a hand in it. */
public final class Following {

  private Following() {}

  /**
   * Follows a job until it ends; then tells its summary, without the records of topics: others may
   * write to them, too.
   *
   * @throws JobFailedException where it fails
   */
  public static void follow(
      JobConfig config,
      Map<String, InputLook> looks,
      JobClock clock,
      JobClient client,
      ProgressListener listener)
      throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    RunningJob job =
        new RunningJob(
            config,
            looks,
            clock,
            listener,
            List.of(new StatusWatch(client, listener)),
            never,
            Path.of(""),
            Optional.empty());
    RunTotals totals = job.await(client);
    listener.finished(totals.summary(clock.originMicros(), Map.of()));
  }
}
