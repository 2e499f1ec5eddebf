/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;

/** Where a Flink cluster within this process listens. */
public final class Loopback {

  /** Of whatever is started here and not told otherwise. */
  public static final String HOST = "localhost";

  private Loopback() {}

  /** Settings by which nobody reaches a cluster in this process from another machine. */
  public static void configure(Configuration settings) {
    settings.set(RestOptions.BIND_ADDRESS, HOST);
    // Also where the blob server listens, which would else take files from anywhere.
    settings.set(JobManagerOptions.BIND_HOST, HOST);
    settings.set(TaskManagerOptions.BIND_HOST, HOST);
  }
}
