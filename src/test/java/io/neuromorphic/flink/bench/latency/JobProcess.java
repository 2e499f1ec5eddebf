/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.latency;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The job in a JVM of its own, with the options that {@code bin/neuromorphic} gives it. */
final class JobProcess implements AutoCloseable {

  private static final long STOP_SECONDS = 40;

  private final Process process;

  private JobProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts it.
   *
   * @param more options of the JVM
   * @param factors as {@link MeasuredJob} takes them
   */
  static JobProcess start(Path root, Path job, List<String> more, List<String> factors)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(LauncherOptions.read(root));
    command.addAll(more);
    command.add("-cp");
    command.add(absolute(System.getProperty("java.class.path")));
    command.add(MeasuredJob.class.getName());
    command.add(job.toString());
    command.addAll(factors);
    return new JobProcess(
        new ProcessBuilder(command)
            .directory(job.getParent().toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start());
  }

  /** The job runs in a folder of its own. */
  private static String absolute(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator, -1))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** CPU time that it has used. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  void checkAlive() throws IOException {
    if (!process.isAlive()) {
      throw new IOException("the job ended with status " + process.exitValue());
    }
  }

  /** Stops it as Ctrl-C would; returns what it said at the end: its books. */
  String stop() throws IOException, InterruptedException {
    // Unlike Process.destroy, this leaves its output to be read.
    process.toHandle().destroy();
    StringBuilder said = new StringBuilder();
    try (BufferedReader out = process.inputReader()) {
      out.lines().forEach(said::append);
    }
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    return said.toString();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
