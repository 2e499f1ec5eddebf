/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.run.FailureText;
import io.neuromorphic.flink.job.run.RunRequest;
import io.neuromorphic.flink.view.SourceStatus.Phase;
import io.neuromorphic.flink.view.Viewer;
import io.neuromorphic.flink.view.feed.HistoryObserver;
import io.neuromorphic.flink.view.history.HistoryState;
import java.util.function.ToIntFunction;

/**
 * A run that is shown on a page while it runs, and afterwards until Ctrl-C: also one that fails, as
 * what came before is what somebody wants to look at then.
 */
final class ViewedRun {

  private final Runner runner;
  private final ProgressBar bar;
  private final ToIntFunction<Exception> tell;

  /**
   * @param tell prints a failure and gives its exit status
   */
  ViewedRun(Runner runner, ProgressBar bar, ToIntFunction<Exception> tell) {
    this.runner = runner;
    this.bar = bar;
    this.tell = tell;
  }

  /**
   * Runs the job.
   *
   * @throws ToldException where it failed, was told and was looked at
   */
  void run(RunRequest request, RunReport report, int port) throws Exception {
    JobConfig config = request.config();
    try (Viewer viewer = ViewOptions.open("run of " + config.name(), "--view-port", port);
        ViewStay stay = new ViewStay()) {
      config
          .populations()
          .forEach(p -> viewer.history().describePopulation(p.name(), p.size(), p.width()));
      viewer.source().set(Phase.READING, "");
      bar.line("view at " + viewer.url());
      try {
        runner.run(
            request.observedBy(new HistoryObserver(viewer.history())),
            report.then(() -> stays(viewer, stay, Phase.ENDED, "the run has ended")));
      } catch (Exception e) {
        boolean anythingSeen = viewer.history().now() != HistoryState.NONE;
        if (stay.isStopped() || !anythingSeen) {
          throw e;
        }
        bar.end();
        int status = tell.applyAsInt(e);
        stays(viewer, stay, Phase.FAILED, "the run has failed: " + FailureText.withCause(e));
        stay.untilStopped(() -> false);
        throw new ToldException(status, e);
      }
      if (!stay.isStopped()) {
        stay.untilStopped(() -> false);
      }
    }
  }

  private void stays(Viewer viewer, ViewStay stay, Phase phase, String detail) {
    viewer.source().set(phase, detail);
    if (!stay.isStopped()) {
      String how = phase == Phase.FAILED ? "failed" : "ended";
      bar.line("the run has " + how + "; its view stays at " + viewer.url() + " until Ctrl-C");
    }
  }
}
