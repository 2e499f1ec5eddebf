/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.util.List;

/**
 * A job file that cannot run. Its message has one line for each problem; each names the file and
 * line (or the {@code --set}), the key, the value found, and what was expected.
 */
public final class JobFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /** With at least one problem, each on one line. */
  public JobFileException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  JobFileException(Place place, String problem) {
    this(List.of(Quoted.cut(Quoted.onOneLine(place + ": " + problem), Problems.LONGEST_LINE)));
  }

  /** The problems, in the order of the file's lines; those of a {@code --set} last. */
  public List<String> problems() {
    return problems == null ? List.of(getMessage().split("\n", -1)) : problems;
  }
}
