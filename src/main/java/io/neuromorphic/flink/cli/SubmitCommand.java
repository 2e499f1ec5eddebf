/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.job.config.JobFileReader;
import io.neuromorphic.flink.job.remote.Submission;
import io.neuromorphic.flink.job.remote.SubmitRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code submit}: a job file, on a running cluster. */
@Command(
    name = "submit",
    description = "Hand a job to a running Flink cluster, and follow it until it ends.",
    footer = {
      "",
      "@|bold Examples:|@",
      "  bin/neuromorphic cluster start",
      "  bin/neuromorphic replay jobs/data/currents.csv --kafka localhost:9092 \\",
      "      --topic currents --partitions 4",
      "  bin/neuromorphic submit jobs/kafka-currents.yaml --detached \\",
      "      --set kafka.bootstrap=localhost:9092",
      "  bin/neuromorphic submit jobs/kafka-currents.yaml --jobmanager flink:8081 \\",
      "      --set kafka.bootstrap=kafka:9092 --from-savepoint s3://b/savepoint-1",
      "",
      "The job is checked here before it is handed over, as 'run' does: topics that it reads must be there. Ctrl-C ends the following, not the job. Where Kafka is, 'cluster start' tells; without a 'parallelism' in the job file the cluster's default is used.",
      "",
      "@|bold Read next:|@ docs/delivery.md; 'status', 'stop' and 'cancel' for jobs that run"
    })
final class SubmitCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "JOB.yaml", description = "The job file; see jobs/.")
  private Path file;

  @Mixin private final JobManagerOption jobManager = new JobManagerOption();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Set a value of the job file, as for 'run'. May be repeated.")
  private List<String> settings = new ArrayList<>();

  @Option(names = "--detached", description = "Print the job's id and return.")
  private boolean detached;

  @Option(
      names = "--from-savepoint",
      paramLabel = "PATH",
      description = "Resume from a savepoint or a retained checkpoint.")
  private String fromSavepoint;

  @Option(
      names = "--allow-lost-state",
      description = "Resume though the job file lacks inputs or populations of the savepoint.")
  private boolean allowLostState;

  @Option(
      names = "--jar",
      paramLabel = "JAR",
      description =
          "The job jar, of the same build as this launcher. Default: the one that was built with it.")
  private Path jar;

  @Option(names = "--json", description = "Print the summary as one JSON object.")
  private boolean json;

  @Mixin private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    JobConfig config = JobFileReader.read(file, settings);
    if (allowLostState && fromSavepoint == null) {
      throw new ParameterException(spec.commandLine(), "--allow-lost-state needs --from-savepoint");
    }
    ProgressBar bar = common.bar(spec.commandLine().getErr());
    Submission.submit(
        new SubmitRequest(
            config,
            jobManager.access(),
            jar == null ? JobJar.built() : jar,
            detached,
            Optional.ofNullable(fromSavepoint),
            allowLostState),
        new SubmitReport(bar, spec.commandLine().getOut(), common.out(), json, detached));
    return 0;
  }
}
