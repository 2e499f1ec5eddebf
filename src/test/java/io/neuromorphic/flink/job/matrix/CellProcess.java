/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.matrix;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A JVM of a given JDK, with the Vector API or without, that runs cells. */
final class CellProcess implements AutoCloseable {

  private static final Duration SILENCE = Duration.ofSeconds(180);
  private static final String END = "";

  private final Process process;
  private final Path err;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  private CellProcess(Process process, Path err) {
    this.process = process;
    this.err = err;
    Thread reader = new Thread(this::read, "cells");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts the JVM.
   *
   * @param java home of the JDK
   * @param jvm which one it is
   */
  static CellProcess start(
      Path java, JvmKind jvm, FeedFolder feed, String bootstrap, List<Cell> cells)
      throws IOException {
    Path own = Files.createTempDirectory(feed.path(), "jvm");
    Path err = own.resolve("err.txt");
    Path list = own.resolve("cells.txt");
    Files.write(list, cells.stream().map(Cell::toString).toList());
    List<String> command = new ArrayList<>();
    command.add(java.resolve("bin/java").toString());
    command.addAll(options(jvm));
    command.add("-Djava.io.tmpdir=" + own);
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(CellMain.class.getName());
    command.add(feed.path().toString());
    command.add(bootstrap);
    command.add(list.toString());
    Process process = new ProcessBuilder(command).redirectError(err.toFile()).start();
    return new CellProcess(process, err);
  }

  private static List<String> options(JvmKind jvm) {
    List<String> options = new ArrayList<>(List.of("-Xmx1g", "-Djava.awt.headless=true"));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens="))
        .forEach(options::add);
    if (jvm.vector()) {
      options.add("--add-modules=jdk.incubator.vector");
    }
    int version = Integer.parseInt(jvm.jdk());
    if (version >= 22) {
      options.add("--enable-native-access=ALL-UNNAMED");
    }
    if (version >= 23) {
      options.add("--sun-misc-unsafe-memory-access=allow");
    }
    return options;
  }

  private void read() {
    try (BufferedReader out = process.inputReader()) {
      out.lines().forEach(lines::add);
    } catch (UncheckedIOException | IOException e) {
      lines.add("the pipe is broken: " + e);
    }
    lines.add(END);
  }

  /** The next thing that it says; empty when it has ended. */
  Optional<CellLine> next() throws Exception {
    while (true) {
      String line = lines.poll(SILENCE.toSeconds(), TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("the cells say nothing for " + SILENCE + "; " + lastWords());
      }
      if (line.equals(END)) {
        return Optional.empty();
      }
      Optional<CellLine> said = CellLine.parse(line);
      if (said.isPresent()) {
        return said;
      }
      System.out.println(line);
    }
  }

  /** The end of what it wrote to its standard error. */
  String lastWords() {
    String text;
    try {
      text = Files.readString(err);
    } catch (IOException e) {
      text = e.toString();
    }
    return "it wrote:\n" + text.substring(Math.max(0, text.length() - 4_000));
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
