/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.run;

import io.neuromorphic.flink.job.Loopback;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.client.deployment.executors.LocalExecutor;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Flink mini cluster in this process. */
final class LocalCluster {

  private static final MemorySize NETWORK = MemorySize.ofMebiBytes(128);
  private static final MemorySize MANAGED = MemorySize.ofMebiBytes(256);

  private static final Logger LOG = LoggerFactory.getLogger(LocalCluster.class);
  private static final long CLOSE_SECONDS = 20;

  private LocalCluster() {}

  /**
   * Settings for one process, on the loopback interface, with its files in the private folder
   * {@code scratch}.
   */
  static void configure(Configuration settings, Path scratch) {
    // Accumulators travel with heartbeats; progress is shown from them.
    settings.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofMillis(500));
    settings.set(CoreOptions.TMP_DIRS, scratch.toString());
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, NETWORK);
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, NETWORK);
    settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MANAGED);
    Loopback.configure(settings);
    settings.set(WebOptions.TMP_DIR, scratch.toString());
    // Who is on this machine may look, but not run programs of their own in this process.
    settings.set(WebOptions.SUBMIT_ENABLE, false);
  }

  /** An environment for a job of {@link #start}. */
  static StreamExecutionEnvironment environment(
      Configuration settings, boolean web, ProgressListener listener) {
    if (!web) {
      return StreamExecutionEnvironment.createLocalEnvironment(settings);
    }
    int port = freePort();
    settings.set(RestOptions.ADDRESS, Loopback.HOST);
    settings.set(RestOptions.PORT, port);
    listener.webStarted("http://" + Loopback.HOST + ":" + port);
    return StreamExecutionEnvironment.createLocalEnvironmentWithWebUI(settings);
  }

  /**
   * Starts a job, in a cluster that ends with it. As the environment itself would, but for the
   * cluster, which can be asked more than the client of a job.
   */
  static Started start(StreamExecutionEnvironment env, String name) throws Exception {
    StreamGraph graph = env.getStreamGraph();
    graph.setJobName(name);
    AtomicReference<MiniCluster> cluster = new AtomicReference<>();
    Configuration settings = new Configuration((Configuration) env.getConfiguration());
    JobClient client =
        LocalExecutor.createWithFactory(
                settings,
                configured -> {
                  cluster.set(new MiniCluster(configured, SharedRpc::borrow));
                  return cluster.get();
                })
            .execute(graph, settings, LocalCluster.class.getClassLoader())
            .get();
    return new Started(client, cluster.get());
  }

  /**
   * A job that was started.
   *
   * @param client of the job
   * @param cluster that runs it
   */
  record Started(JobClient client, MiniCluster cluster) implements AutoCloseable {

    /** Ends the cluster of a job that has not come to its end; else it ends by itself. */
    @Override
    public void close() {
      if (client.getJobExecutionResult().isDone()) {
        // Not waited for: where files were shipped that takes five seconds.
        return;
      }
      try {
        cluster.closeAsync().get(CLOSE_SECONDS, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException e) {
        LOG.warn("the cluster did not end in order: {}", e.getMessage());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port on the loopback interface", e);
    }
  }
}
