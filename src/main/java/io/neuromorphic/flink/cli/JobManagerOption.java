/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.cluster.ClusterException;
import io.neuromorphic.flink.cluster.ProcessCluster;
import io.neuromorphic.flink.job.remote.JobManagerAddress;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which cluster a command speaks to. */
final class JobManagerOption {

  @Spec(Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--jobmanager",
      paramLabel = "HOST:PORT",
      description =
          "Flink's REST interface, such as localhost:8081. Default: the cluster that"
              + " 'neuromorphic cluster start' has started in this folder.")
  private String text;

  /** The address that was given, or that of the cluster in this folder. */
  JobManagerAddress address() throws IOException {
    String address = text == null ? ofThisFolder() : text;
    return JobManagerAddress.parse(address)
        .orElseThrow(() -> badUsage("--jobmanager: expected HOST:PORT, found '" + address + "'"));
  }

  private String ofThisFolder() throws IOException {
    try {
      return ProcessCluster.find(Path.of(ClusterCommand.FOLDER)).rest();
    } catch (ClusterException e) {
      throw badUsage(
          "say which cluster: --jobmanager HOST:PORT ("
              + e.getMessage()
              + "; 'neuromorphic cluster start' makes one)");
    }
  }

  private ParameterException badUsage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
