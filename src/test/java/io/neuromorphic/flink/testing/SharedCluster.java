/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testing;

import io.neuromorphic.flink.job.Loopback;
import io.neuromorphic.flink.job.run.Folders;
import io.neuromorphic.flink.job.run.JobFailedException;
import io.neuromorphic.flink.job.run.SharedRpc;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.dag.Pipeline;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.PipelineExecutor;
import org.apache.flink.core.execution.PipelineExecutorFactory;
import org.apache.flink.core.execution.PipelineExecutorServiceLoader;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.minicluster.MiniClusterJobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.ExceptionUtils;

/** A Flink mini cluster that runs one job after the other, or several at a time. */
final class SharedCluster implements AutoCloseable {

  /** So many subtasks of an operator run at once. */
  static final int SLOTS = 8;

  private static final String NAME = "neuromorphic-test";
  private static final MemorySize NETWORK = MemorySize.ofMebiBytes(128);
  private static final MemorySize MANAGED = MemorySize.ofMebiBytes(256);
  private static final long EXIT_SECONDS = 1;
  private static final long CANCEL_SECONDS = 30;
  private static final Duration HEARTBEAT = Duration.ofMillis(500);

  private final MiniCluster cluster;
  private final Path scratch;
  private final Map<JobID, CompletableFuture<JobClient>> submitted = new ConcurrentHashMap<>();

  private SharedCluster(MiniCluster cluster, Path scratch) {
    this.cluster = cluster;
    this.scratch = scratch;
  }

  static SharedCluster start() throws Exception {
    Path scratch = Scratch.folder("cluster");
    Configuration settings = new Configuration();
    settings.set(CoreOptions.TMP_DIRS, scratch.toString());
    settings.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, HEARTBEAT);
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, NETWORK);
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, NETWORK);
    settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MANAGED);
    Loopback.configure(settings);
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(SLOTS)
                .withRandomPorts()
                .build(),
            SharedRpc::borrow);
    try {
      cluster.start();
    } catch (Exception e) {
      Folders.delete(scratch);
      throw e;
    }
    return new SharedCluster(cluster, scratch);
  }

  /** The parallelism of what does not say one. */
  static int parallelism() {
    return Math.min(SLOTS, Runtime.getRuntime().availableProcessors());
  }

  /** An environment whose jobs run here. */
  StreamExecutionEnvironment environment(Configuration settings) {
    Configuration all = new Configuration(settings);
    all.set(DeploymentOptions.TARGET, NAME);
    all.set(DeploymentOptions.ATTACHED, true);
    if (!all.contains(CoreOptions.DEFAULT_PARALLELISM)) {
      all.set(CoreOptions.DEFAULT_PARALLELISM, parallelism());
    }
    return new StreamExecutionEnvironment(new Executors(), all, null);
  }

  /**
   * Runs an environment's job until it has ended. Where the thread is interrupted, nothing of the
   * job is left.
   *
   * @throws JobFailedException where it failed
   */
  JobExecutionResult execute(StreamExecutionEnvironment environment, String name) throws Exception {
    StreamGraph graph = environment.getStreamGraph();
    graph.setJobName(name);
    try {
      return submitted(environment, graph).getJobExecutionResult().get();
    } catch (InterruptedException e) {
      cancel(graph.getJobID(), e);
      throw e;
    } catch (Exception e) {
      throw JobFailedException.of(e);
    } finally {
      submitted.remove(graph.getJobID());
    }
  }

  private static JobClient submitted(StreamExecutionEnvironment environment, StreamGraph graph)
      throws Exception {
    try {
      return environment.executeAsync(graph);
    } catch (Exception e) {
      // Flink wraps the interruption, and leaves the thread interrupted.
      Optional<InterruptedException> interruption =
          ExceptionUtils.findThrowable(e, InterruptedException.class);
      if (interruption.isEmpty()) {
        throw e;
      }
      Thread.interrupted();
      throw interruption.get();
    }
  }

  /** The cluster is shared: what a test leaves there takes the place of the next one's job. */
  private void cancel(JobID id, InterruptedException why) {
    CompletableFuture<JobClient> submission = submitted.get(id);
    if (submission == null) {
      return;
    }
    try {
      // Not before it has arrived: what is unknown cannot be cancelled.
      JobClient job = submission.get(CANCEL_SECONDS, TimeUnit.SECONDS);
      job.cancel().get(CANCEL_SECONDS, TimeUnit.SECONDS);
      job.getJobExecutionResult().get(CANCEL_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      // So ends what was cancelled, or has failed meanwhile.
      why.addSuppressed(e);
    } catch (TimeoutException | InterruptedException e) {
      why.addSuppressed(e);
    }
  }

  private CompletableFuture<JobClient> submit(Pipeline pipeline, ClassLoader loader) {
    if (!(pipeline instanceof StreamGraph graph)) {
      throw new IllegalArgumentException("expected a stream, found " + pipeline.getClass());
    }
    JobID id = graph.getJobID();
    CompletableFuture<JobClient> submission =
        cluster
            .submitJob(graph)
            .thenApply(
                done ->
                    new MiniClusterJobClient(
                        id, cluster, loader, MiniClusterJobClient.JobFinalizationBehavior.NOTHING));
    submitted.put(id, submission);
    return submission;
  }

  @Override
  public void close() throws Exception {
    cluster.close();
    Folders.delete(scratch);
  }

  /**
   * As the JVM ends. The actors that Flink talks through end by a hook of their own, and whoever
   * waited for the cluster then might wait for ever; all that outlives the JVM is the folder.
   */
  void closeAtExit() throws Exception {
    try {
      cluster.closeAsync().get(EXIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      // What it holds in memory, and its ports, go with the JVM.
    }
    Folders.delete(scratch);
  }

  /** How an environment finds the cluster. */
  private final class Executors implements PipelineExecutorServiceLoader, PipelineExecutorFactory {
    @Override
    public PipelineExecutorFactory getExecutorFactory(Configuration configuration) {
      return this;
    }

    @Override
    public Stream<String> getExecutorNames() {
      return Stream.of(NAME);
    }

    @Override
    public String getName() {
      return NAME;
    }

    @Override
    public boolean isCompatibleWith(Configuration configuration) {
      return NAME.equals(configuration.get(DeploymentOptions.TARGET));
    }

    @Override
    public PipelineExecutor getExecutor(Configuration configuration) {
      return (pipeline, settings, loader) -> submit(pipeline, loader);
    }
  }
}
