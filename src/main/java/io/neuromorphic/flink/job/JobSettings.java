/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.state.ShardKeys;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;

/** What a job asks of Flink. */
public final class JobSettings {

  /** So many transactions, each with a producer of its own, may wait for a checkpoint. */
  private static final int FAILED_CHECKPOINTS = 20;

  private static final Duration IDLE_CHECK = Duration.ofMillis(50);
  private static final Duration FIRST_RESTART_DELAY = Duration.ofSeconds(1);
  private static final Duration LONGEST_RESTART_DELAY = Duration.ofSeconds(20);
  private static final Duration RESTARTS_FORGOTTEN_AFTER = Duration.ofMinutes(2);

  private JobSettings() {}

  /** The settings that a job file asks for. */
  public static Configuration of(JobConfig config) {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.NAME, config.name());
    settings.set(PipelineOptions.MAX_PARALLELISM, ShardKeys.KEY_GROUPS);
    config.parallelism().ifPresent(p -> settings.setString("parallelism.default", "" + p));
    // Everything that travels has a serializer of ours: Kryo never steps in.
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    settings.set(ExecutionOptions.BUFFER_TIMEOUT, config.latency().bufferTimeout());
    // Watermarks come with packets; on this beat it is seen that a split is idle.
    settings.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, IDLE_CHECK);
    settings.set(
        StateBackendOptions.STATE_BACKEND,
        config.state() == JobConfig.StateKind.ROCKSDB ? "rocksdb" : "hashmap");
    if (config.checkpoints().isPresent()) {
      JobConfig.CheckpointConfig checkpoints = config.checkpoints().get();
      settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpoints.interval());
      settings.set(
          CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
      settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
      settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.dir());
      // A full disk is no reason to stop what can go on without it; but what is written in
      // transactions cannot: it starts again from the last checkpoint that there is.
      settings.set(
          CheckpointingOptions.TOLERABLE_FAILURE_NUMBER,
          new ExactlyOnce(config).isUsed() ? FAILED_CHECKPOINTS : Integer.MAX_VALUE);
      settings.set(
          CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
          ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
      // Without an end: machines and brokers come back. What no restart can mend ends the job
      // itself.
      settings.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
      settings.set(
          RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_INITIAL_BACKOFF,
          FIRST_RESTART_DELAY);
      settings.set(
          RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_MAX_BACKOFF,
          LONGEST_RESTART_DELAY);
      settings.set(
          RestartStrategyOptions.RESTART_STRATEGY_EXPONENTIAL_DELAY_RESET_BACKOFF_THRESHOLD,
          RESTARTS_FORGOTTEN_AFTER);
    } else {
      // Nothing to resume from: starting over would say everything twice.
      settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    }
    return settings;
  }
}
