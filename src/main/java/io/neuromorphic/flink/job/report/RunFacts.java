/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.report;

import io.neuromorphic.flink.job.config.JobConfig;
import java.time.Instant;
import java.util.List;

/**
 * What a report is about, besides what was seen.
 *
 * @param config the job
 * @param file name of the job file
 * @param text of the job file, without secrets
 * @param settings of the command line that changed it, without secrets
 * @param version of this program
 * @param diagram of the plan, as SVG
 * @param started when
 * @param ended when
 * @param resumed whether it went on from a savepoint
 * @param outcome how it has ended
 */
record RunFacts(
    JobConfig config,
    String file,
    String text,
    List<String> settings,
    String version,
    String diagram,
    Instant started,
    Instant ended,
    boolean resumed,
    RunOutcome outcome) {}
