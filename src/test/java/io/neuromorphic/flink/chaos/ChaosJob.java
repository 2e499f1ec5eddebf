/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.neuromorphic.flink.job.JobFile;
import io.neuromorphic.flink.job.PreparedJob;
import io.neuromorphic.flink.job.config.JobConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One run of the job on the cluster, from Kafka and from a scene to Kafka. */
final class ChaosJob implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final long ASK_SECONDS = 5;

  private final ChaosCluster cluster;
  private final RestClusterClient<String> client;
  private final JobID id;
  private boolean stopped;

  private ChaosJob(RestClusterClient<String> client, JobID id, ChaosCluster cluster) {
    this.cluster = cluster;
    this.client = client;
    this.id = id;
  }

  /** What every round's job file says; only topics, delivery, format and backend differ. */
  static JobFile file(Path folder, int millis, Round round, ChaosCluster cluster) throws Exception {
    Files.createDirectories(folder);
    return JobFile.of(
        folder,
        """
        name: %s
        dt: 1ms
        origin: 0
        out-of-orderness: 10ms
        parallelism: 2
        state: %s
        checkpoints: {interval: 400ms, dir: "%s"}
        latency: low
        # Longer than any broker is away: an input that is only cut off is not idle.
        idle-timeout: 10min
        inputs:
          - name: currents
            kafka: {topic: %s, format: packet, from: earliest, until: never}
          - name: camera
            scene: {size: [64, 48], duration: %dms, rate: 40000, seed: 5, bars: 2, dots: 1}
            speed: 1.0
            into: retina
            encode: {pool: 4, on: 20.0, off: 15.0}
        populations:
          motion: {size: %d, parameters: {a: 0.02, b: 0.2, c: -65, d: 6}, initial: {v: -70, u: -14}}
          ganglion: {size: [%d, %d], behavior: phasic_spiking, shards: 4}
          retina: {size: [16, 12], behavior: tonic_spiking, shards: 2}
        outputs:
          spikes: {kafka: {topic: %s}, format: %s, delivery: %s}
          rejected: {kafka: {topic: %s}, delivery: %s}
        kafka: {bootstrap: "%s"}
        """
            .formatted(
                round.name(),
                round.state(),
                cluster.processes().checkpoints().toUri(),
                round.inputTopic(),
                millis,
                ChaosRecording.MOTION,
                ChaosRecording.GANGLION_SIDE,
                ChaosRecording.GANGLION_SIDE,
                round.outputTopic(),
                round.format(),
                round.delivery(),
                round.rejectedTopic(),
                round.delivery(),
                cluster.processes().bootstrap()));
  }

  /** Submits it, and waits until it runs. */
  static ChaosJob submit(JobFile file, ChaosCluster cluster) throws Exception {
    JobConfig config = file.read();
    PreparedJob prepared = PreparedJob.of(config, Optional.empty());
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(prepared.settings());
    prepared.build(env);
    Configuration address = new Configuration();
    String rest = cluster.processes().rest();
    address.set(RestOptions.ADDRESS, rest.substring(0, rest.indexOf(':')));
    address.set(RestOptions.PORT, Integer.parseInt(rest.substring(rest.indexOf(':') + 1)));
    RestClusterClient<String> client = new RestClusterClient<>(address, "chaos");
    JobID id =
        client
            .submitJob(env.getStreamGraph().getJobGraph())
            .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    ChaosJob job = new ChaosJob(client, id, cluster);
    job.awaitRunning();
    return job;
  }

  private void awaitRunning() throws Exception {
    ask("the job runs", () -> status() == JobStatus.RUNNING ? true : null);
  }

  JobStatus status() throws Exception {
    return client.getJobStatus(id).get(ASK_SECONDS, TimeUnit.SECONDS);
  }

  JobID id() {
    return id;
  }

  /** Checkpoints that this job manager has completed; empty where it is away. */
  OptionalInt completedCheckpoints() {
    try {
      return OptionalInt.of(checkpoints().path("counts").path("completed").intValue());
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }

  /** Whether the job that runs was put back to a checkpoint. */
  boolean isRestored() throws Exception {
    return ask("its checkpoints", () -> checkpoints()).path("latest").path("restored").isObject();
  }

  private JsonNode checkpoints() throws IOException {
    return cluster.rest("/jobs/" + id + "/checkpoints");
  }

  /** Fails where the job has come to an end, or the cluster has forgotten it. */
  void checkAlive() throws Exception {
    JobStatus now = ask("the job's status", this::status);
    if (now.isGloballyTerminalState()) {
      throw new AssertionError("the job has ended: " + report());
    }
  }

  /** What Flink has to say of it. */
  String report() throws Exception {
    String failure = "";
    if (client.getJobStatus(id).get(ASK_SECONDS, TimeUnit.SECONDS) == JobStatus.FAILED) {
      failure = client.requestJobResult(id).get(ASK_SECONDS, TimeUnit.SECONDS).toString();
    }
    return "job " + id + " is " + status() + " " + failure;
  }

  /** Stops it where it is; returns the savepoint. */
  String stop(Path folder) throws Exception {
    awaitRunning();
    String savepoint =
        ask(
            "it stops with a savepoint",
            () ->
                client
                    .stopWithSavepoint(
                        id, false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    stopped = true;
    return savepoint;
  }

  /** Asks until there is an answer: the job manager may be away, or the job amid a restart. */
  private <T> T ask(String what, Callable<T> question) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Exception problem = null;
      try {
        T answer = question.call();
        if (answer != null) {
          return answer;
        }
      } catch (Exception e) {
        problem = e;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError(what + ": not within " + PATIENCE.toSeconds() + " s", problem);
      }
      Thread.sleep(100);
    }
  }

  /** Cancels what still runs. */
  @Override
  public void close() throws Exception {
    try {
      if (!stopped && !status().isGloballyTerminalState()) {
        client.cancel(id).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        ask("the job is cancelled", () -> status().isGloballyTerminalState() ? true : null);
      }
    } finally {
      client.close();
    }
  }
}
