/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.cli.Main;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code run} as users have it: a process of its own, which can be killed. */
final class RunProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Process process;
  private final Path err;

  private RunProcess(Process process, Path err) {
    this.process = process;
    this.err = err;
  }

  /** Starts a job, with more options of {@code run}. */
  static RunProcess start(JobFile job, String... options) throws Exception {
    Path err = Files.createTempFile(job.file().getParent(), "run", ".err");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    // It is short: optimising it takes longer than running it.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-Djava.io.tmpdir=" + job.file().getParent());
    command.add("-Dlog4j2.configurationFile=" + Path.of("bin/log4j2.properties").toUri());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-"))
        .forEach(command::add);
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.add("run");
    command.add(job.file().toString());
    job.settings().forEach(setting -> command.add("--set=" + setting));
    command.addAll(List.of(options));
    Process process =
        new ProcessBuilder(command)
            .redirectError(err.toFile())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new RunProcess(process, err);
  }

  /** The process. */
  ProcessHandle process() {
    return process.toHandle();
  }

  /** What it has written to standard error so far. */
  String said() throws Exception {
    return Files.readString(err);
  }

  /** Waits until it has said something. */
  void awaitWord(String word) throws Exception {
    await("it says '" + word + "'", () -> said().contains(word));
  }

  /** Waits until something holds, as long as it runs. */
  void await(String what, java.util.concurrent.Callable<Boolean> condition) throws Exception {
    try {
      Eventually.holds(
          what,
          PATIENCE,
          () -> {
            if (condition.call()) {
              return true;
            }
            if (!process.isAlive()) {
              throw new AssertionError("it has ended");
            }
            return false;
          });
    } catch (AssertionError e) {
      throw new AssertionError(what + ": " + e.getMessage() + "; it said:\n" + said(), e);
    }
  }

  /** Waits for its end; returns its exit status. */
  int exit() throws Exception {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("it does not end; it said:\n" + said());
    }
    return process.exitValue();
  }

  /** Asks it to stop, as Ctrl-C does. */
  void stop() {
    process.destroy();
  }

  /** As {@code kill -9} does it. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
