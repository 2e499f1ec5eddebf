/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** The options that every command has. */
final class CommonOptions {

  @Option(
      names = ColorWhen.OPTION,
      paramLabel = "auto|always|never",
      converter = ColorWhen.Word.class,
      description =
          "Colours: on a terminal (default), always, or never. NO_COLOR and CLICOLOR_FORCE of the"
              + " environment are heard.")
  private ColorWhen color = ColorWhen.AUTO;

  @SuppressWarnings("UnusedVariable") // Failures looks at the arguments: parsing may fail early.
  @Option(names = Failures.DEBUG, description = "Show stack traces.")
  private boolean debug;

  @SuppressWarnings("UnusedVariable") // For picocli.
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  /** How results are written. */
  Paint out() {
    return color.ofOut();
  }

  /** How warnings are written. */
  Paint err() {
    return color.ofErr();
  }

  /** What shows progress on standard error. */
  ProgressBar bar(PrintWriter err) {
    boolean terminal = Terminal.isStandardError();
    return new ProgressBar(err, terminal, terminal ? Terminal.width() : Integer.MAX_VALUE, err());
  }
}
