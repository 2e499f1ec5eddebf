/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.run.ProgressListener;
import io.neuromorphic.flink.job.run.RunRequest;
import io.neuromorphic.flink.job.run.RunSummary;

/** What runs a job; tests hand in their own. */
@FunctionalInterface
interface Runner {

  /**
   * Runs a job until its inputs have ended.
   *
   * @param listener is told how it goes on, and the summary
   */
  RunSummary run(RunRequest request, ProgressListener listener) throws Exception;
}
