/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.latency;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What {@link LatencyBench} is asked for.
 *
 * @param cases in the order in which they are measured
 * @param repetitions of each case; empty for the usual number
 * @param seconds measured in each repetition
 * @param warmUp seconds before that, from the first spike on
 * @param jvm more options of the job's JVM
 * @param root folder of the project
 */
record LatencyOptions(
    List<LatencyCase> cases,
    OptionalInt repetitions,
    int seconds,
    int warmUp,
    List<String> jvm,
    Path root) {

  static final String USAGE =
      "[--repetitions N] [--seconds S] [--warm-up S] [--settings A,B,…] [--jvm OPTION]…"
          + " [--root FOLDER]; settings: ";

  private static final int CHOICE_REPETITIONS = 5;

  static LatencyOptions parse(String[] args) {
    List<LatencyCase> cases = new ArrayList<>(LatencyCase.ALL.values());
    OptionalInt repetitions = OptionalInt.empty();
    int seconds = 20;
    int warmUp = 30;
    List<String> jvm = new ArrayList<>();
    Path root = Path.of("");
    for (int i = 0; i < args.length; i += 2) {
      if (i + 1 == args.length) {
        throw new IllegalArgumentException("no value after " + args[i]);
      }
      String value = args[i + 1];
      switch (args[i]) {
        case "--repetitions" -> repetitions = OptionalInt.of(Integer.parseInt(value));
        case "--seconds" -> seconds = Integer.parseInt(value);
        case "--warm-up" -> warmUp = Integer.parseInt(value);
        case "--settings" -> cases = cases(value);
        case "--jvm" -> jvm.add(value);
        case "--root" -> root = Path.of(value);
        default -> throw new IllegalArgumentException("unknown option " + args[i]);
      }
    }
    return new LatencyOptions(
        cases, repetitions, seconds, warmUp, List.copyOf(jvm), root.toAbsolutePath());
  }

  private static List<LatencyCase> cases(String names) {
    List<LatencyCase> cases = new ArrayList<>();
    for (String name : names.split(",", -1)) {
      LatencyCase one = LatencyCase.ALL.get(name);
      if (one == null) {
        throw new IllegalArgumentException("unknown setting '" + name + "'");
      }
      cases.add(one);
    }
    return cases;
  }

  /** How often a case is measured: the choices of a job file five times, others once. */
  int repetitionsOf(LatencyCase one) {
    return repetitions.orElse(one.isChoice() ? CHOICE_REPETITIONS : 1);
  }
}
