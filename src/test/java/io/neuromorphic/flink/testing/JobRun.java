/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testing;

import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.job.compare.SpikeTrains;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.trial.SpikeRecorder;
import io.neuromorphic.flink.job.trial.Trial;
import java.util.List;

/**
 * What came of a job under test.
 *
 * @param spikes that it fired; t in µs of event time
 * @param summary its books and counts, as {@code run} prints them
 * @param rejections events that could not be integrated; where there are very many, some stand for
 *     the rest, and the books count them all
 */
public record JobRun(SpikeTrains spikes, RunSummary summary, List<Rejection> rejections) {

  static JobRun of(JobConfig job, RunSummary summary, SpikeRecorder recorder) {
    SpikeTrains spikes = recorder.trains().withSizes(Trial.sizes(job));
    if (!spikes.digest().equals(summary.digest())) {
      throw new IllegalStateException(
          "the job tells the digest "
              + summary.digest()
              + ", its spikes in memory have "
              + spikes.digest()
              + ": please report this");
    }
    return new JobRun(spikes, summary, recorder.rejections());
  }

  /** The spikes with times that count from the job's origin, for recordings of some day. */
  public SpikeTrains spikesFromOrigin() {
    return spikes.shiftedBy(-summary.originMicros());
  }

  /** Start of the first dt window, µs. */
  public long originMicros() {
    return summary.originMicros();
  }

  /** The digest of all spikes, 32 hex digits. */
  public String digest() {
    return summary.digest();
  }
}
