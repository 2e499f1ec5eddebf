/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.run.ProgressListener;
import io.neuromorphic.flink.job.run.ProgressSnapshot;
import io.neuromorphic.flink.job.run.RunSummary;
import java.io.PrintWriter;

/** Shows a run's progress, and prints its summary as soon as there is one. */
class RunReport implements ProgressListener {

  private final ProgressBar bar;
  private final PrintWriter out;
  private final Paint paint;
  private final boolean json;
  private Runnable afterwards = () -> {};

  /**
   * @param paint of the summary
   */
  RunReport(ProgressBar bar, PrintWriter out, Paint paint, boolean json) {
    this.bar = bar;
    this.out = out;
    this.paint = paint;
    this.json = json;
  }

  @Override
  public void brokerStarted(String address) {
    bar.line("Kafka broker at " + address);
  }

  @Override
  public void webStarted(String address) {
    bar.line("Flink's web interface at " + address);
  }

  @Override
  public void warning(String warning) {
    bar.warning(warning);
  }

  @Override
  public void note(String note) {
    bar.line(note);
  }

  @Override
  public void origin(long originMicros) {
    bar.origin(originMicros);
  }

  @Override
  public void progress(ProgressSnapshot snapshot) {
    bar.show(snapshot);
  }

  @Override
  public void finished(RunSummary summary) {
    bar.end();
    summary.savepoint().ifPresent(path -> bar.line("savepoint " + path));
    out.println(json ? SummaryJson.of(summary) : SummaryText.of(summary, paint));
    out.flush();
    afterwards.run();
  }

  /** Has something done after the summary: the run itself may go on, with a broker that is kept. */
  RunReport then(Runnable what) {
    afterwards = what;
    return this;
  }
}
