/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.neuromorphic.flink.broker.BrokerMain;
import io.neuromorphic.flink.job.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * {@code bin/neuromorphic} as a process group of its own, as a terminal would start it, with its
 * temporary files in a folder of its own.
 */
final class Launcher implements AutoCloseable {

  private static final String OPTIONS = "JDK_JAVA_OPTIONS";
  private static final Path SCRIPT = Path.of("bin/neuromorphic").toAbsolutePath();

  private final Process process;
  private final Instant started = Instant.now();
  private final CompletableFuture<Instant> ended;
  private final Path out;
  private final Path err;
  private final Path temporary;
  private List<ProcessHandle> brokers = List.of();

  private Launcher(Process process, Path out, Path err, Path temporary) {
    this.process = process;
    this.ended = process.onExit().thenApply(exited -> Instant.now());
    this.out = out;
    this.err = err;
    this.temporary = temporary;
  }

  /** Starts it with the given arguments; what it prints goes into the folder. */
  static Launcher start(Path folder, String... args) throws IOException {
    return start(folder, Map.of(), args);
  }

  /** The same in an environment with some more variables, or more {@code JDK_JAVA_OPTIONS}. */
  static Launcher start(Path folder, Map<String, String> environment, String... args)
      throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setsid")), "no setsid, no process groups");
    // A signal that this process ignores would be ignored by its children, unless set back.
    List<String> command =
        new ArrayList<>(List.of("env", "--default-signal=INT", "setsid", SCRIPT.toString()));
    command.addAll(List.of(args));
    Path temporary = Files.createTempDirectory(folder, "tmp");
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("NEUROMORPHIC_HEAP", "1g");
    builder.environment().putAll(environment);
    builder
        .environment()
        .put(
            OPTIONS, "-Djava.io.tmpdir=" + temporary + " " + environment.getOrDefault(OPTIONS, ""));
    return new Launcher(builder.start(), out, err, temporary);
  }

  /** Waits until a condition holds while the process runs. */
  Launcher until(String what, Callable<Boolean> condition) throws Exception {
    Eventually.holds(
        what,
        Duration.ofSeconds(60),
        () -> {
          if (!process.isAlive()) {
            throw new AssertionError("ended before " + what + ": " + err());
          }
          return condition.call();
        });
    brokers = runningBrokers();
    return this;
  }

  private List<ProcessHandle> runningBrokers() {
    return process
        .descendants()
        .filter(
            child ->
                child.info().commandLine().orElse("").contains(BrokerMain.class.getSimpleName()))
        .toList();
  }

  /** The brokers that ran when {@link #until} last returned. */
  List<ProcessHandle> brokers() {
    return brokers;
  }

  /** What Ctrl-C does in a terminal: SIGINT to every process of the group. */
  void interrupt() throws Exception {
    Process kill = new ProcessBuilder("kill", "-INT", "--", "-" + process.pid()).start();
    assertThat(kill.waitFor()).isZero();
  }

  /** SIGTERM to the launcher alone. */
  void terminate() {
    process.destroy();
  }

  /** SIGKILL to the launcher alone. */
  void kill() {
    process.destroyForcibly();
  }

  /** Waits for the end; returns the exit status. */
  int status(Duration within) throws Exception {
    if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("still running after " + within + ": " + err());
    }
    return process.exitValue();
  }

  /** How long one has run that has ended. */
  Duration lasted() {
    return Duration.between(started, ended.join());
  }

  String out() throws IOException {
    return Files.readString(out);
  }

  String err() throws IOException {
    return Files.readString(err);
  }

  /** Lines on standard error, but for what the JVM itself says. */
  List<String> errLines() throws IOException {
    return err()
        .lines()
        .filter(line -> !line.startsWith("NOTE: Picked up") && !line.contains("incubator modules"))
        .toList();
  }

  /** Nothing is left of it: no broker, no folder. */
  void assertNothingIsLeft() throws Exception {
    for (ProcessHandle broker : brokers) {
      Eventually.holds(
          "broker " + broker.pid() + " ends", Duration.ofSeconds(60), () -> !broker.isAlive());
    }
    assertThat(ownFolders()).isEmpty();
  }

  private List<String> ownFolders() throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("neuromorphic"))
          .toList();
    }
  }

  /** Whether it has a folder of a broker. */
  boolean hasBrokerFolder() throws IOException {
    return ownFolders().stream().anyMatch(name -> name.startsWith("neuromorphic-broker"));
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    brokers.forEach(ProcessHandle::destroyForcibly);
  }
}
