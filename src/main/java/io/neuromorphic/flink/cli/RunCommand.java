/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.JobFileReader;
import io.neuromorphic.flink.job.report.RunReportFile;
import io.neuromorphic.flink.job.run.RunRequest;
import io.neuromorphic.flink.job.tool.UsageException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code run}: a job file, in this process, until its inputs have ended or Ctrl-C. */
@Command(
    name = "run",
    description = "Run a job in this process, until its bounded inputs end or Ctrl-C.",
    footer = {
      "",
      "@|bold Examples:|@",
      "  bin/neuromorphic run jobs/event-camera.yaml",
      "  bin/neuromorphic run jobs/event-camera.yaml --set inputs.camera.speed=1.0 \\",
      "      --raster raster.png",
      "  bin/neuromorphic run jobs/event-camera.yaml --report report.html",
      "  bin/neuromorphic run jobs/replay-currents.yaml --json",
      "  bin/neuromorphic run jobs/event-camera.yaml --keep-broker \\",
      "      --set populations.retina.shards=2",
      "",
      "@|bold Read next:|@ README.md, 'The job file'; docs/semantics.md on time and late events"
    })
final class RunCommand implements Callable<Integer> {

  private final Runner runner;

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "JOB.yaml", description = "The job file; see jobs/.")
  private Path file;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description =
          "Set a value of the job file, such as inputs.camera.speed=1.0. Items of a list go by"
              + " their name; the value is YAML. May be repeated.")
  private List<String> settings = new ArrayList<>();

  @Option(names = "--json", description = "Print the summary as one JSON object.")
  private boolean json;

  @Option(
      names = "--raster",
      paramLabel = "F.png",
      description = "Plot the spikes to a file: time to the right, neurons upwards.")
  private Path raster;

  @Option(
      names = "--report",
      paramLabel = "F.html",
      description =
          "Write a report of the run to a page that needs nothing else: plan, spikes, rates,"
              + " intervals, cameras, books, performance, settings. A run that fails leaves one, too.")
  private Path report;

  @Option(
      names = "--keep-broker",
      description = "Keep the embedded Kafka broker after the end, until Ctrl-C.")
  private boolean keepBroker;

  @Option(
      names = "--savepoint",
      paramLabel = "DIR",
      description =
          "When the run is stopped (Ctrl-C, TERM), leave a savepoint in this folder to resume from.")
  private Path savepoint;

  @Option(
      names = "--from-savepoint",
      paramLabel = "PATH",
      description =
          "Resume from a savepoint or a retained checkpoint. Neurons, books and digest go on.")
  private String fromSavepoint;

  @Option(
      names = "--allow-lost-state",
      description = "Resume though the job file lacks inputs or populations of the savepoint.")
  private boolean allowLostState;

  @Option(names = "--web", description = "Serve Flink's web interface while the job runs.")
  private boolean web;

  @Option(
      names = "--view",
      description =
          "Show the run on a page in the browser: rasters, rates, cameras, probed neurons. After"
              + " the end, or a failure, the page stays, until Ctrl-C.")
  private boolean view;

  @Option(
      names = "--view-port",
      paramLabel = "N",
      description = "Port of that page, on 127.0.0.1; default: any that is free.")
  private Integer viewPort;

  @Mixin private final CommonOptions common = new CommonOptions();

  RunCommand(Runner runner) {
    this.runner = runner;
  }

  @Override
  public Integer call() throws Exception {
    JobConfig config = JobFileReader.read(file, settings);
    if (keepBroker && !config.kafka().embedded()) {
      throw badUsage("--keep-broker needs a job with kafka.bootstrap: embedded");
    }
    if (raster != null) {
      checkRaster();
    }
    if (allowLostState && fromSavepoint == null) {
      throw badUsage("--allow-lost-state needs --from-savepoint");
    }
    if (savepoint != null) {
      checkFolder(savepoint);
    }
    if (report != null) {
      checkReport();
    }
    PrintWriter out = spec.commandLine().getOut();
    ProgressBar bar = common.bar(spec.commandLine().getErr());
    RunRequest request =
        new RunRequest(
            config,
            keepBroker,
            web,
            Optional.ofNullable(raster),
            Optional.ofNullable(savepoint),
            Optional.ofNullable(fromSavepoint),
            allowLostState,
            Optional.empty());
    RunReport told = new RunReport(bar, out, common.out(), json);
    Runner reported = report == null ? runner : new ReportedRun(runner, report, file, settings);
    if (!view && viewPort == null) {
      reported.run(request, told);
      return 0;
    }
    try {
      new ViewedRun(reported, bar, e -> Failures.failed(e, spec.commandLine()))
          .run(request, told, viewPort == null ? 0 : viewPort);
      return 0;
    } catch (UsageException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void checkReport() {
    try {
      RunReportFile.check(report);
    } catch (UsageException e) {
      throw badUsage(e.getMessage());
    }
  }

  private void checkFolder(Path folder) {
    try {
      if (!Files.isWritable(Files.createDirectories(folder))) {
        throw badUsage("--savepoint: cannot write to " + folder);
      }
    } catch (IOException e) {
      throw badUsage("--savepoint: not a folder that can be made or written to: " + folder);
    }
  }

  private void checkRaster() {
    Path folder = raster.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(raster)) {
      throw badUsage("--raster: not a file in an existing folder: " + raster);
    }
    if (!raster.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
      throw badUsage("--raster " + raster + ": expected a name that ends in .png");
    }
  }

  private ParameterException badUsage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
