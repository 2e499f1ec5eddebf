/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.remote;

import io.neuromorphic.flink.job.JobStartException;
import io.neuromorphic.flink.job.LiveInputs;
import io.neuromorphic.flink.job.PreparedJob;
import io.neuromorphic.flink.job.Resume;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.run.Following;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** Hands a job to a running cluster: checked here first, as a run in this process is. */
public final class Submission {

  private Submission() {}

  /**
   * Hands it over, and follows it to its end unless it is detached. A signal ends the following,
   * not the job.
   *
   * @throws io.neuromorphic.flink.job.SavepointRefusedException where it cannot resume from the
   *     savepoint that it was given; nothing was started
   * @throws JobStartException where it cannot start, or the cluster does not take it
   * @throws io.neuromorphic.flink.job.run.JobFailedException where it failed while it was followed
   */
  public static void submit(SubmitRequest request, SubmitListener listener) throws Exception {
    JobConfig config = request.config();
    JobJarCheck.check(request.jar());
    config.kafka().checkSecrets();
    Optional<Resume> resume =
        request.fromSavepoint().map(p -> Resume.from(p, config, request.allowLostState()));
    resume.ifPresent(r -> r.warnings().forEach(listener::warning));
    LiveInputs.warnings(config).forEach(listener::warning);
    LocalPlaces.warnings(config).forEach(listener::warning);
    int parallelism = askCluster(request, listener);
    PreparedJob job = PreparedJob.of(config, resume);
    job.warnings().forEach(listener::warning);
    job.notes().forEach(listener::note);
    Configuration settings = request.cluster().configuration();
    settings.addAll(job.settings());
    resume.ifPresent(r -> r.configure(settings));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.createRemoteEnvironment(
            request.cluster().address().host(),
            request.cluster().address().port(),
            settings,
            request.jar().toAbsolutePath().toString());
    env.setParallelism(parallelism);
    job.build(env);
    listener.origin(job.clock().originMicros());
    JobClient client = execute(env, request);
    listener.submitted(client.getJobID().toHexString());
    if (!request.detached()) {
      Following.follow(config, job.looks(), job.clock(), client, listener);
    }
  }

  /** Whether it takes this job, and at which parallelism: the job file's, else the cluster's. */
  private static int askCluster(SubmitRequest request, SubmitListener listener) {
    try (RemoteCluster cluster = RemoteCluster.at(request.cluster())) {
      checkName(request.config().name(), cluster);
      if (request.config().parallelism().isPresent()) {
        return request.config().parallelism().getAsInt();
      }
      // A client knows only its own default, 1, and would send it along.
      int parallelism =
          cluster
              .setting(CoreOptions.DEFAULT_PARALLELISM.key())
              .map(Integer::parseInt)
              .orElse(CoreOptions.DEFAULT_PARALLELISM.defaultValue());
      listener.note("parallelism " + parallelism + ", the default of the cluster");
      return parallelism;
    }
  }

  /** Two jobs of a name would share a consumer group and fence each other's transactions. */
  private static void checkName(String name, RemoteCluster cluster) {
    Optional<RemoteJob> other = cluster.alive(name);
    if (other.isPresent()) {
      throw new JobStartException(
          "a job '"
              + name
              + "' runs there already ("
              + other.get().id()
              + ", "
              + other.get().status()
              + "); stop it, or give this one another name: --set name=...");
    }
  }

  private static JobClient execute(StreamExecutionEnvironment env, SubmitRequest request) {
    try {
      StreamGraph graph = env.getStreamGraph();
      graph.setJobName(request.config().name());
      request.cluster().forget(graph);
      return env.executeAsync(graph);
    } catch (Exception e) {
      Throwable deepest = e;
      while (deepest.getCause() != null) {
        deepest = deepest.getCause();
      }
      throw new JobStartException(
          "Flink at " + request.cluster() + " does not take the job: " + RestText.of(deepest), e);
    }
  }
}
