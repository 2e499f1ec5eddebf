/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testing;

import io.neuromorphic.flink.job.InputLook;
import io.neuromorphic.flink.job.InputLooks;
import io.neuromorphic.flink.job.JobClock;
import io.neuromorphic.flink.job.JobSettings;
import io.neuromorphic.flink.job.SpikingJob;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.run.LocalRun;
import io.neuromorphic.flink.job.run.ProgressListener;
import io.neuromorphic.flink.job.run.RunRequest;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.run.RunTotals;
import io.neuromorphic.flink.job.trial.SpikeRecorder;
import io.neuromorphic.flink.sink.ObserverSink;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs a job whose ends are in memory. */
final class MemoryRun {

  private static final String NO_KAFKA = "";

  private MemoryRun() {}

  static JobRun of(Neuromorphic neuromorphic, JobConfig job) throws Exception {
    SpikeRecorder recorder = new SpikeRecorder();
    RunSummary summary =
        job.parallelism().orElse(1) > SharedCluster.SLOTS
            ? alone(job, recorder)
            : onSharedCluster(neuromorphic.cluster(), job, recorder);
    return JobRun.of(job, summary, recorder);
  }

  /** On a cluster as large as the job asks for. */
  static RunSummary alone(JobConfig job, SpikeRecorder recorder) throws Exception {
    return LocalRun.run(
        new RunRequest(job, false, false, Optional.empty()).observedBy(recorder),
        ProgressListener.DEAF);
  }

  private static RunSummary onSharedCluster(
      SharedCluster cluster, JobConfig job, SpikeRecorder recorder) throws Exception {
    Map<String, InputLook> looks = InputLooks.of(job, NO_KAFKA);
    JobClock clock = JobClock.of(job, looks, System.currentTimeMillis());
    try (ObserverSink.Observed observed = ObserverSink.observe(recorder)) {
      StreamExecutionEnvironment environment = cluster.environment(JobSettings.of(job));
      new SpikingJob(job, looks, clock, NO_KAFKA)
          .observedBy(Optional.of(observed.id()))
          .build(environment);
      var result = Neuromorphic.execute(environment, job.name());
      return new RunTotals(job, result.getAllAccumulatorResults())
          .summary(clock.originMicros(), Map.of());
    }
  }
}
