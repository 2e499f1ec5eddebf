/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.SavepointRefusedException;
import io.neuromorphic.flink.job.config.JobFileException;
import io.neuromorphic.flink.job.config.Suggestions;
import io.neuromorphic.flink.job.run.FailureText;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
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

  private static final String NAME = "neuromorphic:";
  private static final int LONGEST = 1_000;
  private static final long MEBIBYTE = 1 << 20;

  private Failures() {}

  /** For picocli: a command line that makes no sense. */
  static int badUsage(ParameterException e, String[] args) {
    CommandLine line = e.getCommandLine();
    String command = line.getCommandSpec().qualifiedName();
    PrintWriter err = line.getErr();
    Paint paint = ColorWhen.in(List.of(args)).ofErr();
    if (args.length == 0) {
      err.println(shortHelp(line, paint));
      return BAD_USAGE;
    }
    err.println(paint.error(command + ":") + " " + oneLine(usageProblem(e, line)));
    err.println("Try '" + command + " --help'.");
    return BAD_USAGE;
  }

  /** For somebody who does not know what to say: the commands, and what to begin with. */
  private static String shortHelp(CommandLine line, Paint paint) {
    Help help =
        new Help(
            line.getCommandSpec(),
            Help.defaultColorScheme(paint == Paint.COLOURED ? Ansi.ON : Ansi.OFF));
    String usage = help.synopsisHeading() + help.synopsis(help.synopsisHeadingLength());
    return (usage + new CommandGroups().render(help) + help.footer()).strip();
  }

  private static String usageProblem(ParameterException e, CommandLine line) {
    if (!(e instanceof UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return e.getMessage();
    }
    String word = unmatched.getUnmatched().get(0);
    String kind =
        word.startsWith("-")
            ? "unknown option"
            : line.getSubcommands().isEmpty() ? "one argument too many" : "unknown command";
    // Of commands picocli tells those that share many pairs of letters, not those that are near.
    List<String> near = unmatched.getSuggestions();
    String meant =
        !word.startsWith("-")
            ? Suggestions.didYouMean(word, line.getSubcommands().keySet())
            : near.isEmpty() ? "" : ", did you mean '" + near.get(0) + "'?";
    return kind + " '" + word + "'" + meant;
  }

  /** For picocli: a command that threw. */
  static int failed(Exception e, CommandLine line, ParseResult parsed) {
    return failed(e, line);
  }

  /** Prints why a command failed. Returns the exit status. */
  static int failed(Exception e, CommandLine line) {
    if (e instanceof ToldException told) {
      return told.status();
    }
    return report(line.getErr(), e, line.getParseResult().originalArgs());
  }

  /** Prints a failure, as the arguments ask for it. Returns the exit status. */
  static int report(PrintWriter err, Throwable failure, List<String> args) {
    boolean debug = args.contains(DEBUG);
    Paint paint = ColorWhen.in(args).ofErr();
    String name = paint.error(NAME) + " ";
    if (debug) {
      failure.printStackTrace(err);
    }
    if (failure instanceof JobFileException refused) {
      List<String> problems = refused.problems();
      if (debug || problems.size() <= 2) {
        problems.forEach(problem -> err.println(placed(problem, paint)));
      } else {
        err.println(placed(problems.get(0), paint));
        err.println("and " + (problems.size() - 1) + " more problems; --debug shows them all");
      }
      return BAD_USAGE;
    }
    if (failure instanceof SavepointRefusedException) {
      err.println(name + oneLine(failure.getMessage()));
      return BAD_USAGE;
    }
    err.println(name + oneLine(FailureText.withCause(failure)));
    if (!debug) {
      err.println(advice(failure).orElse("Run with --debug for the stack trace."));
    }
    return FAILED;
  }

  /** A problem of a file begins with its place. */
  private static String placed(String problem, Paint paint) {
    int end = problem.indexOf(": ") + 1;
    return paint.error(problem.substring(0, end)) + problem.substring(end);
  }

  /** What to do about failures that have the same cause wherever they happen. */
  private static Optional<String> advice(Throwable failure) {
    if (failure instanceof OutOfMemoryError) {
      return Optional.of(
          "Give it more memory, such as NEUROMORPHIC_HEAP=4g; now it has "
              + Runtime.getRuntime().maxMemory() / MEBIBYTE
              + " MiB.");
    }
    if (failure instanceof LinkageError) {
      return Optional.of(
          "Jars of another version are on the class path; delete target/ and start it again.");
    }
    return Optional.empty();
  }

  private static String oneLine(String text) {
    String line = text.strip().lines().findFirst().orElse("").replaceAll("\\p{Cntrl}", "?");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
  }
}
