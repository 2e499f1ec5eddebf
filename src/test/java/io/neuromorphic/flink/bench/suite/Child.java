/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A program in a JVM of its own, with the options that {@code bin/neuromorphic} gives. It ends with
 * this process, whatever way that ends: see {@link ChildMain}.
 */
final class Child {

  private static final int TAIL_LINES = 15;

  private final Ground ground;

  Child(Ground ground) {
    this.ground = ground;
  }

  /** The project's folder: where classes lie below {@code target}. */
  static Path root() {
    try {
      Path classes =
          Path.of(Child.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return classes.getParent().getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Runs it to its end.
   *
   * @return the JSON objects that it printed
   * @throws IOException where it fails; tells its last words
   */
  List<Measurement> run(Contender contender, Path javaHome)
      throws IOException, InterruptedException {
    Path words = Files.createTempFile(ground.folder(), "words", ".log");
    Path scratch = Files.createTempDirectory(ground.folder(), "run");
    List<String> command = new ArrayList<>();
    command.add(javaHome.resolve("bin/java").toString());
    command.addAll(JvmOptions.of(javaHome));
    command.add("-Djava.awt.headless=true");
    command.add("-Djava.io.tmpdir=" + scratch);
    command.add("-Dlog4j2.configurationFile=" + root().resolve("bin/log4j2.properties"));
    command.addAll(contender.jvmOptions());
    command.addAll(ground.profiling(contender.name()));
    command.add(ChildMain.class.getName());
    command.add(contender.mainClass());
    command.addAll(contender.arguments());
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(words.toFile()).directory(scratch.toFile());
    builder.environment().put("CLASSPATH", classPath());
    Process process = builder.start();
    ground.add(process);
    List<Measurement> runs = new ArrayList<>();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        runs.add(Measurement.parse(line));
      }
      int status = process.waitFor();
      if (status != 0 || runs.isEmpty()) {
        throw new IOException(
            contender.name() + " ended with status " + status + " and said\n" + tail(words));
      }
      return runs;
    } finally {
      ground.end(process);
    }
  }

  private static String tail(Path words) throws IOException {
    List<String> lines = Files.readAllLines(words);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
  }

  /** Of this process; a test's may stand elsewhere. */
  private static String classPath() {
    String tests = System.getProperty("surefire.test.class.path");
    String path = tests != null ? tests : System.getProperty("java.class.path");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .map(entry -> entry.endsWith("*") ? entry : Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
