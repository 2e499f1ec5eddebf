/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.remote;

import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;

/**
 * A job that a cluster knows.
 *
 * @param id of this run of it
 * @param name that its job file gave
 * @param status Flink's
 * @param startMillis wall clock of its start
 */
public record RemoteJob(JobID id, String name, JobStatus status, long startMillis) {

  /** Whether it has not come to an end. */
  public boolean isAlive() {
    return !status.isGloballyTerminalState();
  }
}
