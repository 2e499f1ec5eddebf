/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testing;

import io.neuromorphic.flink.job.Loopback;
import io.neuromorphic.flink.job.run.Folders;
import io.neuromorphic.flink.job.run.SharedRpc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
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

/** A Flink mini cluster that runs one job after the other, or several at a time. */
final class SharedCluster implements AutoCloseable {

  /** So many subtasks of an operator run at once. */
  static final int SLOTS = 8;

  private static final String NAME = "neuromorphic-test";
  private static final MemorySize NETWORK = MemorySize.ofMebiBytes(128);
  private static final MemorySize MANAGED = MemorySize.ofMebiBytes(256);
  private static final Duration HEARTBEAT = Duration.ofMillis(500);

  private final MiniCluster cluster;
  private final Path scratch;

  private SharedCluster(MiniCluster cluster, Path scratch) {
    this.cluster = cluster;
    this.scratch = scratch;
  }

  static SharedCluster start() throws Exception {
    Path scratch = Files.createTempDirectory("neuromorphic-test");
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

  private CompletableFuture<JobClient> submit(Pipeline pipeline, ClassLoader loader) {
    if (!(pipeline instanceof StreamGraph graph)) {
      throw new IllegalArgumentException("expected a stream, found " + pipeline.getClass());
    }
    JobID id = graph.getJobID();
    return cluster
        .submitJob(graph)
        .thenApply(
            submitted ->
                new MiniClusterJobClient(
                    id, cluster, loader, MiniClusterJobClient.JobFinalizationBehavior.NOTHING));
  }

  @Override
  public void close() throws Exception {
    cluster.close();
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
