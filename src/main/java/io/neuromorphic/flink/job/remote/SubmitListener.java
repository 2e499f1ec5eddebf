/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.remote;

import io.neuromorphic.flink.job.run.ProgressListener;

/** Is told what becomes of a job that was handed over. */
public interface SubmitListener extends ProgressListener {

  /**
   * The cluster has taken it.
   *
   * @param id of this run of it
   */
  void submitted(String id);
}
