/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.run;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.JobClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells that a job on another cluster starts again: its client knows no more than that. */
final class StatusWatch implements Watch {

  private static final Logger LOG = LoggerFactory.getLogger(StatusWatch.class);
  private static final long PATIENCE_MILLIS = 250;

  private final JobClient client;
  private final ProgressListener listener;
  private JobStatus last = JobStatus.CREATED;

  StatusWatch(JobClient client, ProgressListener listener) {
    this.client = client;
    this.listener = listener;
  }

  @Override
  public void look() throws InterruptedException {
    try {
      JobStatus status = client.getJobStatus().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      if (status == JobStatus.RESTARTING && last != JobStatus.RESTARTING) {
        listener.warning("the job failed and goes on from its last checkpoint; Flink says why");
      }
      last = status;
    } catch (ExecutionException | TimeoutException | IllegalStateException e) {
      LOG.debug("the job starts or ends just now", e);
    }
  }
}
