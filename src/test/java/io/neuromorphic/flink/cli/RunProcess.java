/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.Eventually;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The launcher's program in a JVM of its own, with its temporary files in a folder of its own and
 * all that it says in files.
 */
final class RunProcess implements AutoCloseable {

  private static final Pattern WEB = Pattern.compile("web interface at (http://\\S+)");
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Process process;
  private final Path folder;

  private RunProcess(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  /**
   * Starts it.
   *
   * @param folder takes what it says and its temporary files
   * @param environment more variables
   * @param loud whether all that is logged anywhere is shown, with stack traces
   */
  static RunProcess start(
      Path folder, Map<String, String> environment, boolean loud, List<String> args)
      throws IOException {
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> option.startsWith("--add-"))
        .forEach(command::add);
    command.addAll(List.of("-Xmx1g", "-Djava.awt.headless=true", "-Djava.io.tmpdir=" + temporary));
    command.add("-Dlog4j2.configurationFile=" + Path.of("bin/log4j2.properties").toUri());
    if (loud) {
      command.add("-Dneuromorphic.log.level=debug");
      command.add("-Dneuromorphic.log.libraries=debug");
      command.add("-Dneuromorphic.log.stack=full");
    }
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(args);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("out.txt").toFile())
            .redirectError(folder.resolve("err.txt").toFile());
    builder.environment().putAll(environment);
    return new RunProcess(builder.start(), folder);
  }

  /** Waits for Flink's web interface and gives its address. */
  String web() throws Exception {
    until("web interface", () -> WEB.matcher(err()).find());
    Matcher web = WEB.matcher(err());
    return web.find() ? web.group(1) : "";
  }

  /** Waits until a condition holds while the process runs. */
  void until(String what, Callable<Boolean> condition) throws Exception {
    Eventually.holds(
        what,
        PATIENCE,
        () -> {
          if (!process.isAlive()) {
            throw new AssertionError("ended before " + what + ": " + err());
          }
          return condition.call();
        });
  }

  /** Ends it as Ctrl-C would; returns its exit status. */
  int stop() throws Exception {
    process.destroy();
    return status();
  }

  /** Waits for its end; returns its exit status. */
  int status() throws Exception {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("still running: " + err());
    }
    return process.exitValue();
  }

  /** It and the processes that it started. */
  List<Long> pids() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .map(ProcessHandle::pid)
        .toList();
  }

  /** Where its temporary files are. */
  Path temporary() {
    return folder.resolve("tmp");
  }

  String out() throws IOException {
    return Files.readString(folder.resolve("out.txt"));
  }

  String err() throws IOException {
    return Files.readString(folder.resolve("err.txt"));
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    process.onExit().join();
  }
}
