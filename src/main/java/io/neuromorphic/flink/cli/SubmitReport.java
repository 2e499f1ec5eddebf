/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.remote.SubmitListener;
import java.io.PrintWriter;

/** Shows what becomes of a job that was handed over: as for a run, and its id. */
final class SubmitReport extends RunReport implements SubmitListener {

  private final ProgressBar bar;
  private final PrintWriter out;
  private final boolean detached;

  SubmitReport(ProgressBar bar, PrintWriter out, Paint paint, boolean json, boolean detached) {
    super(bar, out, paint, json);
    this.bar = bar;
    this.out = out;
    this.detached = detached;
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
}
