/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import io.neuromorphic.flink.job.Eventually;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A program on a mini cluster of its own, which can be stopped. */
final class RunningProgram implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final JobClient client;
  private boolean ended;

  private RunningProgram(JobClient client) {
    this.client = client;
  }

  /** An environment that starts from a savepoint, where there is one. */
  static StreamExecutionEnvironment environment(
      Optional<String> savepoint, boolean allowLostState, Map<String, String> more) {
    Configuration settings = Configuration.fromMap(more);
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    settings.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(10));
    // Accumulators travel with heartbeats.
    settings.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofMillis(50));
    savepoint.ifPresent(path -> settings.set(StateRecoveryOptions.SAVEPOINT_PATH, path));
    settings.set(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE, allowLostState);
    return StreamExecutionEnvironment.createLocalEnvironment(2, settings);
  }

  static RunningProgram start(StreamExecutionEnvironment env) throws Exception {
    return new RunningProgram(env.executeAsync());
  }

  /** What it has told so far. */
  Map<String, Object> accumulators() throws Exception {
    return client.getAccumulators().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Whether it goes on. */
  boolean isRunning() throws Exception {
    return client.getJobStatus().get(PATIENCE.toSeconds(), TimeUnit.SECONDS) == JobStatus.RUNNING;
  }

  /** Waits until a number that it tells is reached. */
  void awaitAtLeast(long wanted, String accumulator) throws Exception {
    Eventually.holds(
        accumulator + " reaches " + wanted,
        PATIENCE,
        () -> accumulators().get(accumulator) instanceof Long now && now >= wanted);
  }

  /** Stops it; returns where its state is. */
  String stop(Path savepoints) throws Exception {
    String savepoint =
        client
            .stopWithSavepoint(false, savepoints.toUri().toString(), SavepointFormatType.CANONICAL)
            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    ended = true;
    return savepoint;
  }

  /** What came of it. */
  JobExecutionResult result() throws Exception {
    JobExecutionResult result =
        client.getJobExecutionResult().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    ended = true;
    return result;
  }

  /** Ends it, where a test has not. */
  @Override
  public void close() throws Exception {
    if (!ended) {
      client.cancel().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }
}
