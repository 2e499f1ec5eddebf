/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.suite;

import io.neuromorphic.flink.bench.job.OurJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One way to do the work of a case: a program that prints JSON objects, one a line, in a JVM of its
 * own.
 *
 * @param name unique in its case
 * @param mainClass with a {@code main}
 * @param arguments of it
 * @param jvmOptions beyond those that {@code bin/neuromorphic} gives
 */
public record Contender(
    String name, String mainClass, List<String> arguments, List<String> jvmOptions) {

  /** The job that one would write first; ratios to it are shown. */
  public static final String NAIVE = "naive";

  /** The same data through a job without neurons: Flink's share; ratios to it are shown. */
  public static final String IDENTITY = "identity";

  /** Copies the lists. */
  public Contender {
    arguments = List.copyOf(arguments);
    jvmOptions = List.copyOf(jvmOptions);
  }

  /** A program. */
  public static Contender program(String name, Class<?> main, String... arguments) {
    return new Contender(name, main.getName(), List.of(arguments), List.of());
  }

  /**
   * A job file, run as {@code bin/neuromorphic run} does.
   *
   * @param text of the file; paths in it are relative to the ground's folder; {@code @RUN@} becomes
   *     something new in every run
   * @param settings as {@code --set} takes them
   */
  public static Contender job(String name, Ground ground, String text, String... settings)
      throws IOException {
    Path file = Files.createTempFile(ground.folder(), "job", ".yaml");
    Files.writeString(file, text);
    List<String> arguments = new ArrayList<>(List.of(file.toString()));
    arguments.addAll(List.of(settings));
    return new Contender(name, OurJob.class.getName(), arguments, List.of());
  }
}
