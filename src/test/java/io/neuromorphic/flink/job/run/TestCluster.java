/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.run;

import io.neuromorphic.flink.job.Eventually;
import io.neuromorphic.flink.job.InputLook;
import io.neuromorphic.flink.job.InputLooks;
import io.neuromorphic.flink.job.JobClock;
import io.neuromorphic.flink.job.JobFile;
import io.neuromorphic.flink.job.JobSettings;
import io.neuromorphic.flink.job.Resume;
import io.neuromorphic.flink.job.SpikingJob;
import io.neuromorphic.flink.job.config.JobConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A Flink cluster of two task managers with a slot each, which can be lost and replaced. */
public final class TestCluster implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration HEARTBEAT = Duration.ofMillis(50);
  private static final int TASK_MANAGERS = 2;

  private final MiniCluster cluster;
  private final Deque<Integer> alive = new ArrayDeque<>();
  private int started = TASK_MANAGERS;

  private TestCluster(MiniCluster cluster) {
    this.cluster = cluster;
    for (int i = 0; i < TASK_MANAGERS; i++) {
      alive.add(i);
    }
  }

  /** Starts a cluster that keeps its files in a folder. */
  public static TestCluster start(Path folder) throws Exception {
    return start(folder, Map.of());
  }

  /** The same with settings of Flink over its own. */
  public static TestCluster start(Path folder, Map<String, String> more) throws Exception {
    Configuration settings = Configuration.fromMap(more);
    settings.set(CoreOptions.TMP_DIRS, folder.toString());
    // Accumulators travel with heartbeats.
    settings.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, HEARTBEAT);
    settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(128));
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(settings)
                .setNumTaskManagers(TASK_MANAGERS)
                .setNumSlotsPerTaskManager(1)
                .withRandomPorts()
                .build(),
            SharedRpc::borrow);
    cluster.start();
    return new TestCluster(cluster);
  }

  /** Ends the task manager that has run longest, and starts another one. */
  public void loseTaskManager() throws Exception {
    cluster.terminateTaskManager(alive.remove()).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    cluster.startTaskManager();
    alive.add(started++);
  }

  /** Starts a job from its beginning. */
  public Submitted submit(JobFile job, String bootstrap) throws Exception {
    return submit(job, bootstrap, Optional.empty());
  }

  /** Starts a job from a savepoint. */
  public Submitted submit(JobFile file, String bootstrap, Optional<String> savepoint)
      throws Exception {
    JobConfig config = file.read();
    Map<String, InputLook> looks = InputLooks.of(config, bootstrap);
    long now = System.currentTimeMillis();
    Optional<Resume> resume = savepoint.map(path -> Resume.from(path, config, false));
    JobClock clock =
        resume.map(r -> r.clock(looks, now)).orElseGet(() -> JobClock.of(config, looks, now));
    Configuration settings = JobSettings.of(config);
    resume.ifPresent(r -> r.configure(settings));
    StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(settings);
    new SpikingJob(config, looks, clock, bootstrap).build(env);
    JobGraph graph = env.getStreamGraph().getJobGraph();
    cluster.submitJob(graph).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    return new Submitted(config, clock, graph.getJobID());
  }

  /** Cancels what a test may have left running: there are slots for one job. */
  public void cancelAll() throws Exception {
    for (JobStatusMessage job : cluster.listJobs().get(60, TimeUnit.SECONDS)) {
      if (!job.getJobState().isGloballyTerminalState()) {
        cluster.cancelJob(job.getJobId()).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
    }
  }

  @Override
  public void close() throws Exception {
    cluster.close();
  }

  /** A job on the cluster. */
  public final class Submitted {

    private final JobConfig config;
    private final JobClock clock;
    private final JobID id;

    private Submitted(JobConfig config, JobClock clock, JobID id) {
      this.config = config;
      this.clock = clock;
      this.id = id;
    }

    private CheckpointStatsSnapshot checkpoints() throws Exception {
      return cluster
          .getExecutionGraph(id)
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
          .getCheckpointStatsSnapshot();
    }

    /** Waits until the job has completed so many checkpoints more. */
    public void awaitCheckpoints(int more) throws Exception {
      Eventually.holds(
          "the job runs",
          PATIENCE,
          () -> cluster.getJobStatus(id).get(60, TimeUnit.SECONDS) == JobStatus.RUNNING);
      long wanted = checkpoints().getCounts().getNumberOfCompletedCheckpoints() + more;
      Eventually.holds(
          more + " checkpoints more",
          PATIENCE,
          () -> checkpoints().getCounts().getNumberOfCompletedCheckpoints() >= wanted);
    }

    /** A counter that the job tells while it runs; 0 as long as it has told none. */
    public long total(String counter) throws Exception {
      var told =
          cluster
              .getExecutionGraph(id)
              .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
              .getAccumulatorsSerialized()
              .get(counter);
      return told == null
          ? 0
          : (Long) told.deserializeValue(TestCluster.class.getClassLoader()).getUnchecked();
    }

    /** Waits until it runs. */
    public void awaitRunning() throws Exception {
      awaitCheckpoints(0);
    }

    /** How often it was put back to a checkpoint or savepoint. */
    public long restores() throws Exception {
      return checkpoints().getCounts().getNumberOfRestoredCheckpoints();
    }

    /** Events whose books have reached the neurons so far. */
    public long read() throws Exception {
      Map<String, Object> totals = new HashMap<>();
      for (var accumulator :
          cluster
              .getExecutionGraph(id)
              .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
              .getAccumulatorsSerialized()
              .entrySet()) {
        totals.put(
            accumulator.getKey(),
            accumulator
                .getValue()
                .deserializeValue(TestCluster.class.getClassLoader())
                .getUnchecked());
      }
      return new RunTotals(config, totals).read();
    }

    /** Whether it has not ended yet. */
    public boolean isRunning() throws Exception {
      return !cluster.getJobStatus(id).get(60, TimeUnit.SECONDS).isGloballyTerminalState();
    }

    /** Stops it; returns where its state is. */
    public String stopWithSavepoint(Path folder, SavepointFormatType format) throws Exception {
      return cluster
          .stopWithSavepoint(id, folder.toUri().toString(), false, format)
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** Cancels it. */
    public void cancel() throws Exception {
      cluster.cancelJob(id).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      Eventually.holds("the job is cancelled", PATIENCE, () -> !isRunning());
    }

    /** Waits for its end; returns what came of it. */
    public RunSummary await() throws Exception {
      JobResult result = cluster.requestJobResult(id).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return new RunTotals(
              config,
              result
                  .toJobExecutionResult(TestCluster.class.getClassLoader())
                  .getAllAccumulatorResults())
          .summary(clock.originMicros(), Map.of());
    }
  }
}
