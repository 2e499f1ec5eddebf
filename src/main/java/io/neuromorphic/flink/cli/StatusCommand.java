/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.remote.RemoteCluster;
import io.neuromorphic.flink.job.remote.RemoteJob;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code status}: the jobs of a running cluster. */
@Command(
    name = "status",
    description = "Show the jobs of a running cluster: id, status, start, name.",
    footer = {
      "",
      "@|bold Examples:|@",
      "  bin/neuromorphic status",
      "  bin/neuromorphic status kafka-currents",
      "  bin/neuromorphic status kafka-currents --jobmanager flink:8081",
      "",
      "With JOB, the exit status is 0 while that job is well, and 1 where it has failed or was cancelled.",
      "",
      "@|bold Read next:|@ docs/monitoring.md"
    })
final class StatusCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "JOB", arity = "0..1", description = "Its name or id.")
  private String job;

  @Mixin private final JobManagerOption jobManager = new JobManagerOption();

  @SuppressWarnings("UnusedVariable") // For picocli.
  @Mixin
  private final CommonOptions common = new CommonOptions();

  @Override
  public Integer call() throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    try (RemoteCluster cluster = RemoteCluster.at(jobManager.access())) {
      if (job == null) {
        List<RemoteJob> jobs = cluster.jobs();
        jobs.forEach(one -> out.println(line(one)));
        if (jobs.isEmpty()) {
          spec.commandLine().getErr().println("no jobs");
        }
        return 0;
      }
      RemoteJob found = cluster.find(job);
      out.println(line(found));
      return switch (found.status()) {
        case FAILED, FAILING, CANCELED, CANCELLING, SUSPENDED -> 1;
        default -> 0;
      };
    }
  }

  private static String line(RemoteJob job) {
    return String.format(
        "%s  %-10s  %s  %s",
        job.id(),
        job.status(),
        Instant.ofEpochMilli(job.startMillis()).truncatedTo(ChronoUnit.SECONDS),
        job.name());
  }
}
