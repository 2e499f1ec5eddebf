/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import io.neuromorphic.flink.broker.BrokerOptions;
import io.neuromorphic.flink.broker.EmbeddedBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** What suites measure on: a folder of their own, a broker where one is asked for, the JDKs. */
public final class Ground implements AutoCloseable {

  private final Path folder;
  private final double scale;
  private final int repetitions;
  private final List<Path> jdks;
  private final Set<Process> children = ConcurrentHashMap.newKeySet();
  private final AtomicInteger profile = new AtomicInteger();
  private Optional<Path> profiles = Optional.empty();
  private EmbeddedBroker broker;

  /**
   * @param scale of the inputs' length
   * @param repetitions of every run
   * @param jdks homes of JDKs; the first runs what is to run once
   */
  public Ground(double scale, int repetitions, List<Path> jdks) throws IOException {
    this.folder = Files.createTempDirectory("neuromorphic-bench");
    this.scale = scale;
    this.repetitions = repetitions;
    this.jdks = List.copyOf(jdks);
  }

  /** For inputs and whatever is to be gone afterwards. */
  public Path folder() {
    return folder;
  }

  /** So much of a usual amount, at least 1. */
  public long scaled(long usual) {
    return Math.max(1, Math.round(usual * scale));
  }

  /** How often everything is run. */
  public int repetitions() {
    return repetitions;
  }

  /** Homes of JDKs, at least one. */
  public List<Path> jdks() {
    return jdks;
  }

  /** Every run leaves a recording of JDK Flight Recorder in a folder; that costs it some speed. */
  public void profileInto(Path folderOfProfiles) {
    profiles = Optional.of(folderOfProfiles);
  }

  /** The option with which a run records itself, or none. */
  List<String> profiling(String contender) throws IOException {
    if (profiles.isEmpty()) {
      return List.of();
    }
    Path where = Files.createDirectories(profiles.get()).toAbsolutePath();
    String name = contender.replaceAll("[^A-Za-z0-9]+", "-");
    Path file = where.resolve(name + "-" + profile.incrementAndGet() + ".jfr");
    // Standard output is for results; the JVM would say there that it records.
    return List.of(
        "-Xlog:jfr+startup=error", "-XX:StartFlightRecording=settings=profile,filename=" + file);
  }

  /** {@code host:port} of a Kafka broker in a process of its own, one for all suites. */
  public synchronized String bootstrap() throws IOException {
    if (broker == null) {
      // Stopped in order when this is closed; should this process die, it stops by itself.
      broker =
          EmbeddedBroker.start(
              BrokerOptions.defaults()
                  .withStopAtExit(false)
                  .withStartTimeout(Duration.ofSeconds(120)));
    }
    return broker.bootstrap();
  }

  /** A process that works on this ground; it is ended with it. */
  void add(Process child) {
    children.add(child);
  }

  /** Ends a process. */
  void end(Process child) {
    child.destroyForcibly();
    children.remove(child);
  }

  /** Ends what runs, stops the broker and removes the folder. */
  @Override
  public synchronized void close() throws IOException {
    for (Process child : children) {
      child.destroyForcibly().onExit().join();
    }
    if (broker != null) {
      broker.close();
      broker = null;
    }
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(path);
        }
      }
    }
  }
}
