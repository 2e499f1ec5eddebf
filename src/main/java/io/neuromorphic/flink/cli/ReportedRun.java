/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.SavepointRefusedException;
import io.neuromorphic.flink.job.report.RunReportFile;
import io.neuromorphic.flink.job.run.FailureText;
import io.neuromorphic.flink.job.run.ProgressListener;
import io.neuromorphic.flink.job.run.RunRequest;
import io.neuromorphic.flink.job.run.RunSummary;
import java.nio.file.Path;
import java.util.List;

/** A run that leaves a report, also where it fails; whoever observes it anyway still does. */
final class ReportedRun implements Runner {

  private final Runner runner;
  private final Path report;
  private final Path job;
  private final List<String> settings;

  /**
   * @param runner what runs the job
   * @param report file to write
   * @param job the job file
   * @param settings of the command line that change it
   */
  ReportedRun(Runner runner, Path report, Path job, List<String> settings) {
    this.runner = runner;
    this.report = report;
    this.job = job;
    this.settings = settings;
  }

  @Override
  public RunSummary run(RunRequest request, ProgressListener listener) throws Exception {
    RunReportFile file =
        new RunReportFile(
            report,
            request.config(),
            job,
            settings,
            new Version().getVersion()[0],
            request.fromSavepoint().isPresent());
    try {
      return runner.run(file.observed(request), file.listener(listener));
    } catch (SavepointRefusedException e) {
      // Bad usage: nothing was run.
      throw e;
    } catch (Exception | Error e) {
      tell(file, e, listener);
      throw e;
    }
  }

  private static void tell(RunReportFile file, Throwable failure, ProgressListener listener) {
    try {
      file.failed(failure, listener);
    } catch (RuntimeException | Error e) {
      listener.warning(FailureText.of(e));
    }
  }
}
