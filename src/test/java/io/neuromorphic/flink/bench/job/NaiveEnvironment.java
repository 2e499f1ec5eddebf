/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.job;

import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Flink as it comes, at parallelism 1, but with watermarks at a reasonable interval, no Kryo. */
final class NaiveEnvironment {

  private static final Duration WATERMARKS = Duration.ofMillis(20);

  private NaiveEnvironment() {}

  static StreamExecutionEnvironment make() {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, WATERMARKS);
    return StreamExecutionEnvironment.createLocalEnvironment(1, settings);
  }
}
