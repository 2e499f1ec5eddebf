/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.run.RunSummary;
import java.io.PrintWriter;

/** Shows the progress of a run that is a test, whose summary is not what matters. */
final class TestReport extends RunReport {

  private final ProgressBar bar;

  TestReport(ProgressBar bar, PrintWriter out) {
    super(bar, out, Paint.PLAIN, false);
    this.bar = bar;
  }

  @Override
  public void origin(long originMicros) {
    // Stands in the verdict, where it matters.
  }

  @Override
  public void finished(RunSummary summary) {
    bar.end();
  }
}
