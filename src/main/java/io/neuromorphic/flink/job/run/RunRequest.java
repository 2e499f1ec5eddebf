/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.run;

import io.neuromorphic.flink.event.EventObserver;
import io.neuromorphic.flink.job.config.JobConfig;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A run in this process, as asked for.
 *
 * @param config the job
 * @param keepBroker whether the embedded broker goes on after the job has ended, until the process
 *     is stopped
 * @param web whether Flink's web interface is served
 * @param raster file that a plot of the spikes is written to
 * @param savepointFolder takes a savepoint when the run is stopped
 * @param fromSavepoint where the run goes on from: a savepoint or a retained checkpoint
 * @param allowLostState whether inputs and populations of the savepoint may be missing in the job
 * @param observer is shown events and spikes
 */
public record RunRequest(
    JobConfig config,
    boolean keepBroker,
    boolean web,
    Optional<Path> raster,
    Optional<Path> savepointFolder,
    Optional<String> fromSavepoint,
    boolean allowLostState,
    Optional<EventObserver> observer) {

  /** A run from the beginning, whose state is forgotten at its end. */
  public RunRequest(JobConfig config, boolean keepBroker, boolean web, Optional<Path> raster) {
    this(
        config,
        keepBroker,
        web,
        raster,
        Optional.empty(),
        Optional.empty(),
        false,
        Optional.empty());
  }

  /** The same run, whose events and spikes an observer is shown. */
  public RunRequest observedBy(EventObserver seeing) {
    return new RunRequest(
        config,
        keepBroker,
        web,
        raster,
        savepointFolder,
        fromSavepoint,
        allowLostState,
        Optional.of(seeing));
  }
}
