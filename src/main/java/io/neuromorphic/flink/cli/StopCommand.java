/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.remote.RemoteCluster;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code stop}: ends a job of a running cluster with a savepoint. */
@Command(
    name = "stop",
    description = "Stop a job on a running cluster with a savepoint, and print where that is.",
    footer = {
      "",
      "@|bold Examples:|@",
      "  bin/neuromorphic stop kafka-currents --savepoint file:///var/savepoints",
      "  bin/neuromorphic stop kafka-currents --go-on",
      "  bin/neuromorphic submit jobs/kafka-currents.yaml --from-savepoint PATH \\",
      "      --set parallelism=4",
      "",
      "@|bold Read next:|@ README.md, 'Stop and resume'"
    })
final class StopCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "JOB", description = "Its name or id.")
  private String job;

  @Mixin private final JobManagerOption jobManager = new JobManagerOption();

  @Option(
      names = "--savepoint",
      paramLabel = "DIR",
      description =
          "Folder for the savepoint, as the cluster sees it. Default: execution.checkpointing"
              + ".savepoint-dir of the cluster.")
  private String folder;

  @Option(names = "--go-on", description = "Take the savepoint and let the job go on.")
  private boolean goOn;

  @SuppressWarnings("UnusedVariable") // For picocli.
  @Mixin
  private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    try (RemoteCluster cluster = RemoteCluster.at(jobManager.access())) {
      Optional<String> target = Optional.ofNullable(folder);
      String place =
          goOn
              ? cluster.savepoint(cluster.find(job), target)
              : cluster.stop(cluster.find(job), target);
      spec.commandLine().getOut().println(place);
      spec.commandLine().getOut().flush();
      return 0;
    }
  }
}
