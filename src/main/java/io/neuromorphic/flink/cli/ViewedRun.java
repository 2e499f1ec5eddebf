/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.run.RunRequest;
import io.neuromorphic.flink.view.SourceStatus.Phase;
import io.neuromorphic.flink.view.Viewer;
import io.neuromorphic.flink.view.feed.HistoryObserver;

/** A run that is shown on a page while it runs, and afterwards until Ctrl-C. */
final class ViewedRun {

  private final Runner runner;
  private final ProgressBar bar;

  ViewedRun(Runner runner, ProgressBar bar) {
    this.runner = runner;
    this.bar = bar;
  }

  /** Runs the job. */
  void run(RunRequest request, RunReport report, int port) throws Exception {
    JobConfig config = request.config();
    try (Viewer viewer = ViewOptions.open("run of " + config.name(), "--view-port", port);
        ViewStay stay = new ViewStay()) {
      config
          .populations()
          .forEach(p -> viewer.history().describePopulation(p.name(), p.size(), p.width()));
      viewer.source().set(Phase.READING, "");
      bar.line("view at " + viewer.url());
      runner.run(
          request.observedBy(new HistoryObserver(viewer.history())),
          report.then(
              () -> {
                viewer.source().set(Phase.ENDED, "the run has ended");
                if (!stay.isStopped()) {
                  bar.line(
                      "the run has ended; its view stays at " + viewer.url() + " until Ctrl-C");
                }
              }));
      if (!stay.isStopped()) {
        stay.untilStopped(() -> false);
      }
    }
  }
}
