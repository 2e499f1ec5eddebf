/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.job.config.InputConfig;
import io.neuromorphic.flink.job.config.InputConfig.Recording;
import io.neuromorphic.flink.job.config.InputConfig.Scene;
import io.neuromorphic.flink.job.config.JobConfig;
import org.apache.flink.api.connector.source.Source;

/** Sources of events that nobody has judged yet, for programs that want them for themselves. */
public final class RawSources {

  private RawSources() {}

  /** Camera events of the one input of a job. */
  public static Source<CameraPacket, ?, ?> camera(JobConfig config) {
    return Inputs.rawCamera(config, only(config), look(config), config.kafka().bootstrap());
  }

  /** Current events of the one input of a job. */
  public static Source<CurrentPacket, ?, ?> currents(JobConfig config) {
    return Inputs.rawCurrents(config, only(config), look(config), config.kafka().bootstrap());
  }

  private static InputConfig only(JobConfig config) {
    return config.inputs().get(0);
  }

  /** Recordings are put in order; all others are read without having been looked at. */
  private static InputLook look(JobConfig config) {
    InputConfig input = only(config);
    return input.origin() instanceof Recording || input.origin() instanceof Scene
        ? InputLooks.of(config, "").get(input.name())
        : InputLook.unseen(0, 0);
  }
}
