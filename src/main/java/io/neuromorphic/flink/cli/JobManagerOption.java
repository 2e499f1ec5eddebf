/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.cluster.ClusterException;
import io.neuromorphic.flink.cluster.ProcessCluster;
import io.neuromorphic.flink.job.remote.ClusterAccess;
import io.neuromorphic.flink.job.remote.JobManagerAddress;
import io.neuromorphic.flink.job.secret.SecretNames;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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

  @Option(
      names = "-D",
      paramLabel = "KEY=VALUE",
      description =
          "A setting of Flink's client, such as security.ssl.rest.enabled=true. May be repeated."
              + " Before it, what rest.* and security.ssl.* are in FLINK_CONF_DIR's config.yaml"
              + " holds, where that variable is set.")
  private Map<String, String> settings = new LinkedHashMap<>();

  /** The cluster that was given, or that of this folder, and what its interface asks for. */
  ClusterAccess access() throws IOException {
    String given = text == null ? ofThisFolder() : text;
    JobManagerAddress address =
        JobManagerAddress.parse(given)
            .orElseThrow(() -> badUsage("--jobmanager: expected HOST:PORT, found '" + given + "'"));
    for (String key : settings.keySet()) {
      if (SecretNames.soundsSecret(key)) {
        throw badUsage(
            "-D "
                + key
                + "=...: a command line is no place for a secret, everybody can see it; put it into"
                + " the config.yaml of FLINK_CONF_DIR");
      }
    }
    return ClusterAccess.of(
        address, text == null ? Optional.empty() : flinkConfiguration(), settings);
  }

  /** A cluster of {@code cluster start} is not the one that this is about. */
  private static Optional<String> flinkConfiguration() {
    return Optional.ofNullable(System.getenv("FLINK_CONF_DIR")).filter(dir -> !dir.isBlank());
  }

  private String ofThisFolder() throws IOException {
    try {
      return ProcessCluster.find(Path.of(ClusterCommand.FOLDER)).rest();
    } catch (ClusterException e) {
      throw badUsage("say which cluster: --jobmanager HOST:PORT (" + e.getMessage() + ")");
    }
  }

  private ParameterException badUsage(String problem) {
    return new ParameterException(spec.commandLine(), problem);
  }
}
