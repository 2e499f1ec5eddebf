/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.remote;

import io.neuromorphic.flink.job.JobStartException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.IllegalConfigurationException;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * How a cluster is reached: where it is, and what its REST interface asks of a client, such as TLS.
 *
 * @param address of the job manager
 * @param settings of the client, as Flink names them
 */
public record ClusterAccess(JobManagerAddress address, Map<String, String> settings) {

  private static final int RETRIES = 3;
  private static final Duration RETRY_DELAY = Duration.ofMillis(500);

  /** Copies the settings. */
  public ClusterAccess {
    settings = Map.copyOf(settings);
  }

  /**
   * With what Flink's own configuration says of its REST interface, and what is put over that.
   *
   * @param flinkConfiguration folder of Flink's {@code config.yaml}
   * @param given settings that go before those
   * @throws JobStartException where the folder has no configuration that can be read
   */
  public static ClusterAccess of(
      JobManagerAddress address, Optional<String> flinkConfiguration, Map<String, String> given) {
    Configuration all = new Configuration();
    if (flinkConfiguration.isPresent()) {
      try {
        GlobalConfiguration.loadConfiguration(flinkConfiguration.get())
            .toMap()
            .forEach(
                (key, value) -> {
                  if (isOfClients(key)) {
                    all.setString(key, value);
                  }
                });
      } catch (IllegalConfigurationException e) {
        throw new JobStartException("FLINK_CONF_DIR: " + e.getMessage(), e);
      }
    }
    given.forEach(all::setString);
    return new ClusterAccess(address, all.toMap());
  }

  /**
   * Whether a client needs it: all else in the file is about another cluster's processes, or would
   * change the job.
   */
  private static boolean isOfClients(String key) {
    return key.startsWith("rest.") || key.startsWith("security.ssl.");
  }

  /** For a client. */
  Configuration configuration() {
    Configuration all = new Configuration();
    all.set(RestOptions.RETRY_MAX_ATTEMPTS, RETRIES);
    all.set(RestOptions.RETRY_DELAY, RETRY_DELAY);
    settings.forEach(all::setString);
    all.set(RestOptions.ADDRESS, address.host());
    all.set(RestOptions.PORT, address.port());
    return all;
  }

  /**
   * Takes them out of a job again, before it is sent: passwords of this client's key stores are
   * nothing for the cluster, which would keep them with the job.
   */
  void forget(StreamGraph graph) {
    settings.keySet().forEach(graph.getJobConfiguration()::removeKey);
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
