/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.job.JobStartException;
import java.util.concurrent.CompletionException;
import org.apache.flink.runtime.checkpoint.CheckpointException;
import org.apache.flink.runtime.checkpoint.CheckpointFailureReason;
import org.apache.flink.util.SerializedThrowable;
import org.junit.jupiter.api.Test;

class StartingTasksTest {

  /** As Flink's client throws it: what the cluster sent, without its classes. */
  private static Throwable asTold(CheckpointFailureReason reason) {
    return new JobStartException(
        "no savepoint",
        new CompletionException(new SerializedThrowable(new CheckpointException(reason))));
  }

  @Test
  void tasksThatAreBeingDeployedWillBeThereInAMoment() {
    assertThat(
            StartingTasks.areTold(asTold(CheckpointFailureReason.NOT_ALL_REQUIRED_TASKS_RUNNING)))
        .isTrue();
    assertThat(
            StartingTasks.areTold(asTold(CheckpointFailureReason.CHECKPOINT_COORDINATOR_SUSPEND)))
        .isTrue();
  }

  @Test
  void whatWillNotMendItselfIsToldAtOnce() {
    assertThat(StartingTasks.areTold(asTold(CheckpointFailureReason.IO_EXCEPTION))).isFalse();
    assertThat(StartingTasks.areTold(asTold(CheckpointFailureReason.TASK_FAILURE))).isFalse();
  }
}
