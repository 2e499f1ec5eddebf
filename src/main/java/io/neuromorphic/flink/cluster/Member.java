/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * One process of a cluster. It outlives the one that started it; its number is kept in a file, with
 * the instant of its start, so that no other process is ever taken for it.
 */
public final class Member {

  private static final long GENTLE_SECONDS = 10;
  private static final long FORCED_SECONDS = 10;
  private static final Pattern FAILURE = Pattern.compile("(Exception|Error)\\b");

  /** The system tells starts by ticks since its own, and its own to a second. */
  private static final long CLOCK_MILLIS = 2_000;

  private final String name;
  private final ClusterPlace place;
  private final List<String> command;
  private final String classPath;
  private final String metrics;

  /**
   * A process that may run or not.
   *
   * @param command the JVM, its options, main class and arguments
   * @param metrics address of the page of its metrics; empty where there is none
   */
  Member(String name, ClusterPlace place, List<String> command, String classPath, String metrics) {
    this.name = name;
    this.place = place;
    this.command = List.copyOf(command);
    this.classPath = classPath;
    this.metrics = metrics;
  }

  /** Such as {@code taskmanager-1}. */
  public String name() {
    return name;
  }

  /** Address of the page where Prometheus reads its metrics, where it is one of Flink's. */
  public Optional<String> metrics() {
    return metrics.isEmpty() ? Optional.empty() : Optional.of(metrics);
  }

  /** What it writes to standard output and standard error. */
  public Path output() {
    return place.logs().resolve(name + ".out");
  }

  /** What it logs. */
  public Path log() {
    return place.logs().resolve(name + ".log");
  }

  /** What its JVM says of garbage collections, where it is one of Flink's. */
  public Path garbageCollections() {
    return place.garbageCollections(name);
  }

  private Path pidFile() {
    return place.pids().resolve(name);
  }

  /**
   * Starts it; does nothing where it runs.
   *
   * @throws IOException if the process cannot be made
   */
  public void start() throws IOException {
    if (process().isPresent()) {
      return;
    }
    List<String> words = new ArrayList<>();
    // A session of its own: a Ctrl-C in the terminal that started it is not for it.
    findOnPath("setsid").ifPresent(words::add);
    words.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.directory(place.path().toFile());
    builder.environment().put("CLASSPATH", classPath);
    builder
        .environment()
        .keySet()
        .removeIf(key -> key.equals("JAVA_TOOL_OPTIONS") || key.equals("JDK_JAVA_OPTIONS"));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
    builder.redirectInput(new java.io.File("/dev/null"));
    ProcessHandle started = builder.start().toHandle();
    Files.writeString(
        pidFile(),
        started.pid() + " " + startOf(started).map(Instant::toEpochMilli).orElse(0L),
        StandardCharsets.US_ASCII);
  }

  private static Optional<String> findOnPath(String program) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      Path file = Path.of(folder, program);
      if (!folder.isEmpty() && Files.isExecutable(file)) {
        return Optional.of(file.toString());
      }
    }
    return Optional.empty();
  }

  private static Optional<Instant> startOf(ProcessHandle process) {
    return process.info().startInstant();
  }

  private static boolean isSame(Optional<Instant> start, long noted) {
    return start.map(at -> Math.abs(at.toEpochMilli() - noted) < CLOCK_MILLIS).orElse(noted == 0);
  }

  /** The process, where it runs. */
  public Optional<ProcessHandle> process() {
    try {
      String[] noted = Files.readString(pidFile(), StandardCharsets.US_ASCII).split(" ");
      long started = Long.parseLong(noted[1]);
      return ProcessHandle.of(Long.parseLong(noted[0]))
          .filter(ProcessHandle::isAlive)
          .filter(p -> isSame(startOf(p), started));
    } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
      // Never started, or stopped while its number was read.
      return Optional.empty();
    }
  }

  /** Kills it at once, as {@code kill -9} does, and waits until it is gone. */
  public void kill() {
    process().ifPresent(p -> end(p, true, FORCED_SECONDS));
  }

  /**
   * Asks it to end, and kills it where it does not.
   *
   * @throws ClusterException where it outlives that; it is not forgotten then
   */
  public void stop() throws IOException {
    Optional<ProcessHandle> running = process();
    if (running.isPresent()
        && !end(running.get(), false, GENTLE_SECONDS)
        && !end(running.get(), true, FORCED_SECONDS)) {
      throw new ClusterException(
          name + " (process " + running.get().pid() + ") does not end, not even when it is killed");
    }
    Files.deleteIfExists(pidFile());
  }

  /** Whether it has ended in time. */
  private static boolean end(ProcessHandle process, boolean forced, long seconds) {
    if (!(forced ? process.destroyForcibly() : process.destroy())) {
      return !process.isAlive();
    }
    try {
      process.onExit().get(seconds, TimeUnit.SECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return !process.isAlive();
    }
  }

  /** The first failure that it tells of, in a line; else its last words. */
  public String lastWords() {
    String last = "it said nothing";
    for (Path file : new Path[] {output(), log()}) {
      try {
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
          if (FAILURE.matcher(line).find()) {
            return line;
          }
          last = line.isBlank() ? last : line;
        }
      } catch (IOException e) {
        // There may be none yet.
        last = last.isEmpty() ? String.valueOf(e.getMessage()) : last;
      }
    }
    return last;
  }
}
