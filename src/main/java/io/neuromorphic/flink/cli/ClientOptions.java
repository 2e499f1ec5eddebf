/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.run.FailureText;
import io.neuromorphic.flink.job.secret.ClientProperties;
import io.neuromorphic.flink.job.secret.MissingSecretException;
import io.neuromorphic.flink.job.secret.SecretReference;
import io.neuromorphic.flink.job.tool.UsageException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.Option;

/** The options that say how Kafka clients connect; secrets are referred to, as in a job file. */
final class ClientOptions {

  @Option(
      names = "--properties",
      paramLabel = "FILE",
      description =
          "Properties of the Kafka clients, one KEY=VALUE a line. Secrets by reference only:"
              + " $${env:NAME} or $${file:PATH}.")
  private Path file;

  @Option(
      names = "--property",
      paramLabel = "KEY=VALUE",
      description =
          "A property of the Kafka clients, such as security.protocol=SSL; goes before those of"
              + " --properties. May be repeated.")
  private Map<String, String> single = new LinkedHashMap<>();

  /**
   * All of them, as Kafka clients read them.
   *
   * @throws UsageException where one is refused, or what it refers to is not there
   */
  Map<String, String> properties() {
    ClientProperties all = new ClientProperties();
    if (file != null) {
      Properties read = read();
      for (String key : read.stringPropertyNames()) {
        add(all, file + ": " + key, key, read.getProperty(key), file.toAbsolutePath().getParent());
      }
    }
    Path here = Path.of("").toAbsolutePath();
    single.forEach((key, value) -> add(all, "--property " + key, key, value, here));
    return all.forKafka();
  }

  private Properties read() {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      String said = e instanceof IOException io ? FailureText.of(io) : "not a properties file";
      throw new UsageException("--properties " + file + ": " + said, e);
    }
    return properties;
  }

  private static void add(ClientProperties all, String where, String key, String value, Path base) {
    try {
      for (SecretReference reference : all.add(key, value, base)) {
        try {
          reference.check();
        } catch (MissingSecretException e) {
          throw new UsageException(where + ": " + reference + ": " + e.getMessage(), e);
        }
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException(where + ": " + e.getMessage(), e);
    }
  }
}
