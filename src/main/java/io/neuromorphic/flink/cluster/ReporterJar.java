/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * The reporter of metrics as a jar of its own: a cluster has Flink on its class path, and nothing
 * else of this project, so that a job runs there as on any cluster.
 */
final class ReporterJar {

  /** By name, as Flink's processes load it. */
  static final String FACTORY = "io.neuromorphic.flink.cluster.reporter.LoopbackReporterFactory";

  private static final List<String> CLASSES =
      List.of(FACTORY, "io.neuromorphic.flink.cluster.reporter.LoopbackReporter");

  private static final String SERVICE =
      "META-INF/services/org.apache.flink.metrics.reporter.MetricReporterFactory";

  private ReporterJar() {}

  /** Writes the jar. */
  static void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file);
        JarOutputStream jar = new JarOutputStream(out)) {
      for (String name : CLASSES) {
        String entry = name.replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(entry));
        try (InputStream bytes = ReporterJar.class.getResourceAsStream("/" + entry)) {
          if (bytes == null) {
            throw new ClusterException("there is no class " + name);
          }
          bytes.transferTo(jar);
        }
      }
      jar.putNextEntry(new JarEntry(SERVICE));
      jar.write(FACTORY.getBytes(StandardCharsets.UTF_8));
    }
  }
}
