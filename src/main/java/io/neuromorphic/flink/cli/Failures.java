/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.SavepointRefusedException;
import io.neuromorphic.flink.job.config.JobFileException;
import io.neuromorphic.flink.job.run.FailureText;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Tells what went wrong: in one or two lines, and with {@code --debug} a stack trace. */
final class Failures {

  static final String DEBUG = "--debug";

  /** Exit status of a run that failed. */
  static final int FAILED = 1;

  /** Exit status of bad usage, of a bad job file, or of a savepoint that does not fit it. */
  static final int BAD_USAGE = 2;

  private static final int LONGEST = 1_000;

  private Failures() {}

  /** For picocli: a command line that makes no sense. */
  static int badUsage(ParameterException e, String[] args) {
    CommandLine line = e.getCommandLine();
    String command = line.getCommandSpec().qualifiedName();
    PrintWriter err = line.getErr();
    err.println(command + ": " + oneLine(usageProblem(e, line)));
    err.println("Try '" + command + " --help'.");
    return BAD_USAGE;
  }

  private static String usageProblem(ParameterException e, CommandLine line) {
    if (!(e instanceof UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return e.getMessage();
    }
    List<String> near = unmatched.getSuggestions();
    String word = unmatched.getUnmatched().get(0);
    String kind =
        word.startsWith("-")
            ? "unknown option"
            : line.getSubcommands().isEmpty() ? "one argument too many" : "unknown command";
    return kind
        + " '"
        + word
        + "'"
        + (near.isEmpty() ? "" : ", did you mean '" + near.get(0) + "'?");
  }

  /** For picocli: a command that threw. */
  static int failed(Exception e, CommandLine line, ParseResult parsed) {
    boolean debug = line.getParseResult().originalArgs().contains(DEBUG);
    return report(line.getErr(), e, debug);
  }

  /** Prints a failure. Returns the exit status. */
  static int report(PrintWriter err, Throwable failure, boolean debug) {
    if (debug) {
      failure.printStackTrace(err);
    }
    if (failure instanceof JobFileException refused) {
      List<String> problems = refused.problems();
      if (debug || problems.size() <= 2) {
        problems.forEach(err::println);
      } else {
        err.println(problems.get(0));
        err.println("and " + (problems.size() - 1) + " more problems; --debug shows them all");
      }
      return BAD_USAGE;
    }
    if (failure instanceof SavepointRefusedException) {
      err.println("neuromorphic: " + oneLine(failure.getMessage()));
      return BAD_USAGE;
    }
    err.println("neuromorphic: " + oneLine(FailureText.withCause(failure)));
    if (!debug) {
      err.println("Run with --debug for the stack trace.");
    }
    return FAILED;
  }

  private static String oneLine(String text) {
    String line = text.strip().lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }
}
