/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.tool.Inspection;
import io.neuromorphic.flink.job.tool.UsageException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code inspect}: what a recording holds. */
@Command(
    name = "inspect",
    description = "Read a recording and tell its format, sensor, events, times and checksums.",
    footer = {
      "",
      "@|bold Examples:|@",
      "  bin/neuromorphic inspect camera.aedat4",
      "  bin/neuromorphic inspect jobs/data/currents.csv --json",
      "  bin/neuromorphic inspect camera.raw --plot camera.png",
      "",
      "@|bold Read next:|@ docs/recordings.md: all formats, and what is made of broken files"
    })
final class InspectCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "RECORDING",
      description = "A recording of a camera, of any format that is read, or of currents.")
  private String recording;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Option(
      names = "--plot",
      paramLabel = "F.svg|F.png",
      description = "Draw where and when its events are to a file.")
  private Path plot;

  @SuppressWarnings("UnusedVariable") // For picocli.
  @Mixin
  private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    RecordingArgument.check(recording, spec);
    try {
      Inspection inspection =
          plot == null ? Inspection.of(recording) : Inspection.drawing(recording, plot);
      spec.commandLine().getOut().println(json ? inspection.json() : inspection.text());
      return 0;
    } catch (UsageException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
