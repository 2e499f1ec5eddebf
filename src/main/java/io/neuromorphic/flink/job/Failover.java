/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.client.deployment.application.executors.EmbeddedExecutor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.runtime.jobmanager.HighAvailabilityMode;

/**
 * The start of a job's program in a job manager that may have taken over from another. There the
 * job itself is recovered by Flink, from its last checkpoint, and the program only runs once more.
 */
final class Failover {

  private Failover() {}

  /**
   * Whether the job may be one that goes on. A program does not learn whether it is; it may be
   * where it runs within a job manager (application mode) that others stand by for.
   */
  static boolean isPossible(Configuration cluster) {
    return EmbeddedExecutor.NAME.equals(cluster.get(DeploymentOptions.TARGET))
        && HighAvailabilityMode.isHighAvailabilityModeActivated(cluster);
  }

  /** What is told of transactions, which may be the recovering job's own. */
  static String noteOnTransactions() {
    return "high availability: transactions that an earlier run left open are not aborted at the"
        + " start, since they may be those of this job, which goes on and commits them; those of a"
        + " run that never goes on hold up readers of committed records until their timeout";
  }

  /**
   * The savepoint that a program is told to start from; none where it is gone by now, and the job
   * may long have gone on from checkpoints of its own. Should it have none, Flink fails on it.
   *
   * @param told where the savepoint cannot be read, is given the reason
   */
  static Optional<String> savepoint(Configuration cluster, Consumer<String> told) {
    String pointer = cluster.get(StateRecoveryOptions.SAVEPOINT_PATH);
    if (pointer == null || !isPossible(cluster)) {
      return Optional.ofNullable(pointer);
    }
    try {
      SavepointFinder.metadata(pointer);
      return Optional.of(pointer);
    } catch (SavepointRefusedException e) {
      told.accept(
          e.getMessage()
              + "; with high availability a job that has checkpoints goes on from those");
      return Optional.empty();
    }
  }
}
