/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.remote;

import io.neuromorphic.flink.job.JobStartException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.client.program.rest.RestClusterClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.rest.messages.ClusterConfigurationInfoHeaders;
import org.apache.flink.runtime.rest.messages.ConfigurationInfo;
import org.apache.flink.runtime.rest.messages.ConfigurationInfoEntry;
import org.apache.flink.runtime.rest.messages.EmptyMessageParameters;
import org.apache.flink.runtime.rest.messages.EmptyRequestBody;
import org.apache.flink.util.ExceptionUtils;

/** A running cluster, reached over its REST interface. */
public final class RemoteCluster implements AutoCloseable {

  private static final long ANSWER_SECONDS = 30;
  private static final long SAVEPOINT_SECONDS = 600;

  /** So long a job that was just submitted may take to deploy its tasks. */
  private static final long START_SECONDS = 20;

  private static final long PAUSE_MILLIS = 250;

  private final ClusterAccess access;
  private final RestClusterClient<String> client;

  private RemoteCluster(ClusterAccess access, RestClusterClient<String> client) {
    this.access = access;
    this.client = client;
  }

  /**
   * Connects when it is first asked.
   *
   * @throws JobStartException where no client can be made
   */
  public static RemoteCluster at(ClusterAccess access) {
    try {
      return new RemoteCluster(
          access, new RestClusterClient<>(access.configuration(), access.toString()));
    } catch (Exception e) {
      throw new JobStartException("no client for Flink at " + access + ": " + e.getMessage(), e);
    }
  }

  /** Jobs that run, and those that the cluster remembers; the latest first. */
  public List<RemoteJob> jobs() {
    return ask("its jobs cannot be listed", ANSWER_SECONDS, this::listJobs).stream()
        .map(j -> new RemoteJob(j.getJobId(), j.getJobName(), j.getJobState(), j.getStartTime()))
        .sorted(Comparator.comparingLong(RemoteJob::startMillis).reversed())
        .toList();
  }

  private CompletableFuture<java.util.Collection<org.apache.flink.runtime.client.JobStatusMessage>>
      listJobs() {
    try {
      return client.listJobs();
    } catch (Exception e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /**
   * The job of an id or a name: of several runs of a name the one that is alive, else the latest.
   *
   * @throws JobStartException where there is none, or more than one is alive
   */
  public RemoteJob find(String idOrName) {
    List<RemoteJob> all = jobs();
    List<RemoteJob> named =
        all.stream()
            .filter(j -> j.id().toHexString().equals(idOrName) || j.name().equals(idOrName))
            .toList();
    if (named.isEmpty()) {
      throw new JobStartException(
          "Flink at " + access + " knows no job '" + idOrName + "'; it knows " + names(all));
    }
    List<RemoteJob> alive = named.stream().filter(RemoteJob::isAlive).toList();
    if (alive.size() > 1) {
      throw new JobStartException(
          "more than one job '" + idOrName + "' runs; say which by its id: " + names(alive));
    }
    return alive.isEmpty() ? named.get(0) : alive.get(0);
  }

  private static String names(List<RemoteJob> jobs) {
    return jobs.isEmpty()
        ? "none"
        : String.join(
            ", ",
            jobs.stream().map(j -> j.name() + " (" + j.id() + ", " + j.status() + ")").toList());
  }

  /** A job of that name that has not ended. */
  Optional<RemoteJob> alive(String name) {
    return jobs().stream().filter(j -> j.isAlive() && j.name().equals(name)).findFirst();
  }

  /**
   * A setting of the cluster's configuration.
   *
   * @return as it is written there; empty where it is not
   */
  public Optional<String> setting(String key) {
    ConfigurationInfo all =
        ask(
            "its configuration cannot be read",
            ANSWER_SECONDS,
            () ->
                client.sendRequest(
                    ClusterConfigurationInfoHeaders.getInstance(),
                    EmptyMessageParameters.getInstance(),
                    EmptyRequestBody.getInstance()));
    return all.stream()
        .filter(entry -> entry.getKey().equals(key))
        .map(ConfigurationInfoEntry::getValue)
        .findFirst();
  }

  /**
   * Stops a job between two events; what was sent stays sent. Waits some seconds for tasks that are
   * still being deployed.
   *
   * @param folder for its savepoint, a path or URI that the cluster can write; empty: the one of
   *     the cluster's configuration
   * @return where the savepoint is
   */
  public String stop(RemoteJob job, Optional<String> folder) {
    checkAlive(job);
    return askStarting(
        "job " + job.id() + " cannot be stopped with a savepoint",
        () ->
            client.stopWithSavepoint(
                job.id(), false, folder.orElse(null), SavepointFormatType.CANONICAL));
  }

  /** Takes a savepoint of a job that goes on; waits for its tasks as {@link #stop} does. */
  public String savepoint(RemoteJob job, Optional<String> folder) {
    checkAlive(job);
    return askStarting(
        "no savepoint of job " + job.id() + " can be taken",
        () ->
            client.triggerSavepoint(job.id(), folder.orElse(null), SavepointFormatType.CANONICAL));
  }

  /** Ends a job at once, without a savepoint. Its retained checkpoints stay. */
  public void cancel(RemoteJob job) {
    checkAlive(job);
    ask("job " + job.id() + " cannot be cancelled", ANSWER_SECONDS, () -> client.cancel(job.id()));
  }

  private static void checkAlive(RemoteJob job) {
    if (!job.isAlive()) {
      throw new JobStartException(
          "job '" + job.name() + "' (" + job.id() + ") has ended: " + job.status());
    }
  }

  /** How it is now. */
  public JobStatus status(RemoteJob job) {
    return ask(
        "job " + job.id() + " cannot be asked",
        ANSWER_SECONDS,
        () -> client.getJobStatus(job.id()));
  }

  /**
   * Asks for a savepoint, again and again while tasks are starting: there is nothing to save yet.
   */
  private String askStarting(String problem, Supplier<CompletableFuture<String>> question) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (true) {
      try {
        return ask(problem, SAVEPOINT_SECONDS, question);
      } catch (JobStartException e) {
        if (!StartingTasks.areTold(e) || System.nanoTime() > deadline) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JobStartException("interrupted", e);
    }
  }

  private <T> T ask(String problem, long seconds, Supplier<CompletableFuture<T>> question) {
    try {
      return question.get().get(seconds, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      Throwable cause = ExceptionUtils.stripExecutionException(e);
      throw new JobStartException(
          "Flink at " + access + ": " + problem + ": " + RestText.of(cause), e);
    } catch (TimeoutException e) {
      throw new JobStartException(
          "Flink at " + access + ": " + problem + " within " + seconds + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new JobStartException("interrupted", e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
