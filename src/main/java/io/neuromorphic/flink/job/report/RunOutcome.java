/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.report;

import io.neuromorphic.flink.job.run.ProgressSnapshot;
import io.neuromorphic.flink.job.run.RunSummary;
import java.util.Optional;
import java.util.OptionalLong;

/** How a run has ended. */
sealed interface RunOutcome {

  /** Start of the first dt window, µs; empty where the run did not come so far. */
  OptionalLong originMicros();

  /** What came of it; empty where it failed. */
  Optional<RunSummary> result();

  /**
   * Well.
   *
   * @param summary what came of it
   * @param stopped whether it was stopped before its inputs had ended
   */
  record Done(RunSummary summary, boolean stopped) implements RunOutcome {
    @Override
    public OptionalLong originMicros() {
      return OptionalLong.of(summary.originMicros());
    }

    @Override
    public Optional<RunSummary> result() {
      return Optional.of(summary);
    }
  }

  /**
   * With a failure.
   *
   * @param reason in words, without secrets
   * @param originMicros start of the first dt window, µs; empty where it did not come so far
   * @param last what it told last of how far it had come
   */
  record Failed(String reason, OptionalLong originMicros, Optional<ProgressSnapshot> last)
      implements RunOutcome {
    @Override
    public Optional<RunSummary> result() {
      return Optional.empty();
    }
  }
}
