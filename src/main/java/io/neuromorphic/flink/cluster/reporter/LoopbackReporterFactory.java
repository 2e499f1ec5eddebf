/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cluster.reporter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Makes the reporter from Flink's configuration: {@code metrics.reporter.prom.port}. */
public final class LoopbackReporterFactory implements MetricReporterFactory {

  private static final String PORT = "port";

  /** Flink logs what is thrown here, and goes on without the reporter. */
  @Override
  public MetricReporter createMetricReporter(Properties settings) {
    int port = ((MetricConfig) settings).getInteger(PORT, 0);
    try {
      return new LoopbackReporter(port);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen at port " + port, e);
    }
  }
}
