/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.run.RunRequest;
import io.neuromorphic.flink.job.run.RunSummary;
import io.neuromorphic.flink.job.run.RunSummary.InputBooks;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** The launcher under test, with a runner that only answers. */
final class Door {

  /** What a command line printed, and its exit status. */
  record Answer(int status, String out, String err, RunRequest request) {
    List<String> errLines() {
      return err.lines().toList();
    }
  }

  private final Runner runner;
  private RunRequest request;

  private Door(Runner runner) {
    this.runner = runner;
  }

  static Door succeeding() {
    return with(
        (request, listener) -> {
          listener.origin(0);
          listener.finished(summary());
          return summary();
        });
  }

  static Door failing(Exception failure) {
    return with(
        (request, listener) -> {
          throw failure;
        });
  }

  static Door with(Runner runner) {
    return new Door(runner);
  }

  Answer call(String... args) {
    Runner remembering =
        (asked, listener) -> {
          request = asked;
          return runner.run(asked, listener);
        };
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line =
        Main.commandLine(List.of(new RunCommand(remembering)))
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    int status = Main.execute(line, args);
    return new Answer(status, out.toString(), err.toString(), request);
  }

  static RunSummary summary() {
    Map<String, InputBooks> events = new LinkedHashMap<>();
    events.put("camera", new InputBooks(2_500_000, 2_400_000, 99_990, 7, 3, 0));
    events.put("currents", new InputBooks(10, 9, 0, 0, 0, 1));
    return new RunSummary(
        "event-camera",
        1_000,
        events,
        10_000,
        72_000_000,
        Map.of("retina", 12_345L),
        1,
        2,
        "0123456789abcdef0123456789abcdef",
        Map.of("spikes.retina", 12_345L),
        12.5,
        200_000.8);
  }
}
