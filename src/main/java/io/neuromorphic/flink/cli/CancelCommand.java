/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.remote.RemoteCluster;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cancel}: ends a job of a running cluster at once. */
@Command(
    name = "cancel",
    description =
        "End a job on a running cluster at once, without a savepoint. Its last checkpoint stays, and"
            + " a job can go on from there; 'stop' is the gentle way.",
    footer = {
      "",
      "@|bold Examples:|@",
      "  bin/neuromorphic cancel kafka-currents",
      "  bin/neuromorphic cancel kafka-currents --jobmanager flink:8081",
      "",
      "@|bold Read next:|@ README.md, 'Stop and resume'"
    })
final class CancelCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "JOB", description = "Its name or id.")
  private String job;

  @Mixin private final JobManagerOption jobManager = new JobManagerOption();

  @SuppressWarnings("UnusedVariable") // For picocli.
  @Mixin
  private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    try (RemoteCluster cluster = RemoteCluster.at(jobManager.access())) {
      cluster.cancel(cluster.find(job));
      return 0;
    }
  }
}
