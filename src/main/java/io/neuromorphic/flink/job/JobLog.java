/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.PopulationConfig;
import io.neuromorphic.flink.job.explain.EffectiveSettings;
import java.util.Map;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.util.ParameterTool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells where a job is started what it goes by and what it becomes: in the log, a line for each
 * setting and each operator, and on Flink's page of the job ("Configuration") and its REST
 * interface ({@code /jobs/ID/config}).
 */
final class JobLog {

  private static final Logger LOG = LoggerFactory.getLogger(JobLog.class);

  private JobLog() {}

  /** Tells it before the job is handed over. */
  static void starts(JobConfig config, JobClock clock, ExecutionConfig execution) {
    Map<String, String> settings = EffectiveSettings.of(config);
    settings.put("origin", Long.toString(clock.originMicros()));
    execution.setGlobalJobParameters(ParameterTool.fromMap(settings));
    settings.forEach((key, value) -> LOG.info("job-setting key={} value=\"{}\"", key, value));
    EffectiveSettings.operators(config)
        .forEach((uid, does) -> LOG.info("job-operator uid=\"{}\" does=\"{}\"", uid, does));
    LOG.info(
        "job-starts name={} neurons={} keys={}",
        config.name(),
        config.populations().stream().mapToLong(PopulationConfig::size).sum(),
        config.populations().stream().mapToLong(PopulationConfig::shards).sum());
  }
}
