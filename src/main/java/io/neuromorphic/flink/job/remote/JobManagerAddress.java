/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.remote;

import java.util.Optional;

/**
 * Where a job manager's REST interface is.
 *
 * @param host name or address
 * @param port 1 to 65535
 */
public record JobManagerAddress(String host, int port) {

  private static final int LARGEST = 65_535;

  /** Reads {@code HOST:PORT}; empty where it is none. */
  public static Optional<JobManagerAddress> parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 1 || !text.substring(colon + 1).matches("\\d{1,5}")) {
      return Optional.empty();
    }
    int port = Integer.parseInt(text.substring(colon + 1));
    String host = text.substring(0, colon);
    return port < 1 || port > LARGEST || host.contains("/") || host.isBlank()
        ? Optional.empty()
        : Optional.of(new JobManagerAddress(host, port));
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
