/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.remote;

import java.util.List;
import org.apache.flink.util.ExceptionUtils;

/**
 * Tells a savepoint that cannot be taken yet, since tasks are still being deployed, from one that
 * cannot be taken at all. The cluster sends no more than the text of its failures.
 */
final class StartingTasks {

  private static final List<String> SAYINGS =
      List.of(
          "Not all required tasks are currently running",
          "Checkpoint Coordinator is suspending",
          "The Flink job is currently not executing",
          "while the JobManager is initializing");

  private StartingTasks() {}

  /** Whether the same question may be answered in a moment. */
  static boolean areTold(Throwable failure) {
    String text = ExceptionUtils.stringifyException(failure);
    return SAYINGS.stream().anyMatch(text::contains);
  }
}
