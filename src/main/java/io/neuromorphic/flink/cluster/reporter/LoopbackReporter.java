/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cluster.reporter;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.HTTPServer;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.apache.flink.metrics.prometheus.AbstractPrometheusReporter;

/**
 * Flink's Prometheus reporter, but for whom it listens to: Flink's own always listens to every
 * network that the machine is in. Names, labels and values are Flink's.
 */
public final class LoopbackReporter extends AbstractPrometheusReporter {

  private final HTTPServer server;

  LoopbackReporter(int port) throws IOException {
    server =
        new HTTPServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), registry());
    log.info("Metrics are told at port {} of the loopback interface.", port);
  }

  /** Flink gives it to nobody; that it is there is seen by a test. */
  private CollectorRegistry registry() {
    try {
      Field field = AbstractPrometheusReporter.class.getDeclaredField("registry");
      field.setAccessible(true);
      return (CollectorRegistry) field.get(this);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this release of Flink has another Prometheus reporter", e);
    }
  }

  @Override
  public void close() {
    server.stop();
    super.close();
  }
}
