/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.run;

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
 */
public record RunRequest(
    JobConfig config, boolean keepBroker, boolean web, Optional<Path> raster) {}
