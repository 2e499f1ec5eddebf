/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.tool.Inspection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code inspect}: what a recording holds. */
@Command(
    name = "inspect",
    description = "Read a recording and tell its format, sensor, events, times and checksums.")
final class InspectCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "RECORDING",
      description = "AEDAT4, EVT3 RAW, camera CSV or current CSV.")
  private String recording;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @SuppressWarnings("UnusedVariable") // The launcher looks at the arguments.
  @Option(names = "--debug", description = "Show stack traces.")
  private boolean debug;

  @SuppressWarnings("UnusedVariable") // For picocli.
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  @Override
  public Integer call() throws Exception {
    if (!Inspection.isRemote(recording)) {
      checkFile(Path.of(recording));
    }
    Inspection inspection = Inspection.of(recording);
    spec.commandLine().getOut().println(json ? inspection.json() : inspection.text());
    return 0;
  }

  private void checkFile(Path file) {
    if (!Files.exists(file)) {
      throw badUsage("no such file: ");
    }
    if (Files.isDirectory(file)) {
      throw badUsage("a folder, not a recording: ");
    }
    if (!Files.isReadable(file)) {
      throw badUsage("not readable: ");
    }
  }

  private ParameterException badUsage(String problem) {
    return new ParameterException(spec.commandLine(), problem + recording);
  }
}
