/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.remote.SubmitListener;
import io.neuromorphic.flink.job.run.ProgressSnapshot;
import io.neuromorphic.flink.job.run.RunSummary;
import java.io.PrintWriter;

/** Shows what becomes of a job that was handed over: as for a run, and its id. */
final class SubmitReport implements SubmitListener {

  private final ProgressBar bar;
  private final PrintWriter out;
  private final boolean detached;
  private final RunReport report;

  SubmitReport(ProgressBar bar, PrintWriter out, boolean json, boolean detached) {
    this.bar = bar;
    this.out = out;
    this.detached = detached;
    this.report = new RunReport(bar, out, json);
  }

  @Override
  public void submitted(String id) {
    if (detached) {
      // The one line that scripts need.
      out.println(id);
      out.flush();
    } else {
      bar.line("job " + id);
    }
  }

  @Override
  public void brokerStarted(String address) {
    report.brokerStarted(address);
  }

  @Override
  public void warning(String warning) {
    report.warning(warning);
  }

  @Override
  public void note(String note) {
    report.note(note);
  }

  @Override
  public void origin(long originMicros) {
    report.origin(originMicros);
  }

  @Override
  public void progress(ProgressSnapshot snapshot) {
    report.progress(snapshot);
  }

  @Override
  public void finished(RunSummary summary) {
    report.finished(summary);
  }
}
