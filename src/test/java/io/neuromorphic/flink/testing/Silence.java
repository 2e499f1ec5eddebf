/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testing;

import io.neuromorphic.flink.job.run.ProgressListener;
import io.neuromorphic.flink.job.run.ProgressSnapshot;
import io.neuromorphic.flink.job.run.RunSummary;

/** Listens to a run, and tells nobody. */
final class Silence implements ProgressListener {

  @Override
  public void brokerStarted(String address) {
    // A test has asked for it.
  }

  @Override
  public void origin(long originMicros) {
    // Stands in the summary.
  }

  @Override
  public void progress(ProgressSnapshot snapshot) {
    // A test waits for the end.
  }

  @Override
  public void finished(RunSummary summary) {
    // The run returns it.
  }
}
