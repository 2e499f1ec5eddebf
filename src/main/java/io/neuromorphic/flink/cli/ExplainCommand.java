/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.config.JobFileReader;
import io.neuromorphic.flink.job.explain.NetworkReport;
import io.neuromorphic.flink.job.explain.ReportDiagram;
import io.neuromorphic.flink.job.explain.ReportJson;
import io.neuromorphic.flink.job.explain.ReportText;
import io.neuromorphic.flink.job.tool.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code explain}: what a job file becomes, without running it. */
@Command(
    name = "explain",
    description =
        "Check a job file and show its plan: neurons, synapses, state, keys, Flink operators."
            + " Starts nothing and reads no input.",
    footer = {
      "",
      "@|bold Examples:|@",
      "  bin/neuromorphic explain jobs/direction.yaml",
      "  bin/neuromorphic explain jobs/direction.yaml --set dt=2ms --json",
      "  bin/neuromorphic explain jobs/izhikevich-2003.yaml --diagram plan.svg",
      "  bin/neuromorphic explain jobs/izhikevich-2003.yaml --diagram plan.mmd",
      "",
      "@|bold Read next:|@ docs/networks.md"
    })
final class ExplainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "JOB.yaml", description = "The job file; see jobs/.")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Set a value of the job file, as for run. May be repeated.")
  private List<String> settings = new ArrayList<>();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Option(
      names = "--diagram",
      paramLabel = "F.svg|F.mmd",
      description = "Draw the network to a file: a picture, or a flowchart for Mermaid.")
  private Path diagram;

  @SuppressWarnings("UnusedVariable") // For picocli.
  @Mixin
  private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    if (diagram != null) {
      checkDiagram();
    }
    NetworkReport report = NetworkReport.of(JobFileReader.read(file, settings));
    if (diagram != null) {
      ReportDiagram.write(report, diagram);
    }
    spec.commandLine().getOut().println(json ? ReportJson.of(report) : ReportText.of(report));
    return 0;
  }

  private void checkDiagram() {
    try {
      ReportDiagram.check(diagram);
    } catch (UsageException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }
}
