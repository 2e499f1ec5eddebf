/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.remote.RemoteCluster;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cancel}: ends a job of a running cluster at once. */
@Command(
    name = "cancel",
    description =
        "End a job on a running cluster at once, without a savepoint. Its last checkpoint stays, and"
            + " a job can go on from there; 'stop' is the gentle way.")
final class CancelCommand implements Callable<Integer> {

  @Parameters(index = "0", paramLabel = "JOB", description = "Its name or id.")
  private String job;

  @Mixin private final JobManagerOption jobManager = new JobManagerOption();

  @SuppressWarnings("UnusedVariable") // Failures looks at the arguments: parsing may fail early.
  @Option(names = Failures.DEBUG, description = "Show stack traces.")
  private boolean debug;

  @SuppressWarnings("UnusedVariable") // For picocli.
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  @Override
  public Integer call() throws Exception {
    try (RemoteCluster cluster = RemoteCluster.at(jobManager.access())) {
      cluster.cancel(cluster.find(job));
      return 0;
    }
  }
}
