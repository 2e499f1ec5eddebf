/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.job.config.InputConfig;
import io.neuromorphic.flink.job.config.JobConfig;
import io.neuromorphic.flink.source.intake.OverlapException;
import io.neuromorphic.flink.source.replay.RecordingLook;
import java.util.List;
import java.util.Map;

/**
 * Refuses, before a job starts, recordings of one input whose beginnings show that they overlap by
 * more than the out-of-orderness. Others are refused when the later one is opened.
 */
final class Overlaps {

  private Overlaps() {}

  /**
   * Compares the first time of each with what those before it reach.
   *
   * @param names in the order in which they are played
   * @throws JobStartException where two overlap, whatever is done to their times
   */
  static void check(
      JobConfig config, InputConfig input, List<String> names, Map<String, RecordingLook> looks) {
    if (config.origin().micros().isPresent()) {
      // What lies before the origin is rejected and reaches nothing.
      return;
    }
    // A window and a millisecond more: which one an event falls into depends on the clock.
    long most = config.outOfOrdernessMillis() * 1_000 + config.dtMicros() + 1_000;
    String furthest = "";
    long reached = InputPacket.NONE;
    for (String name : names) {
      RecordingLook look = looks.get(name);
      if (look.times().isEmpty()) {
        continue;
      }
      long first = look.times().get().first();
      if (reached != InputPacket.NONE && (double) reached - first > most) {
        throw new JobStartException(
            new OverlapException(
                    input.name(), furthest, reached, name, first, config.outOfOrdernessMillis())
                .getMessage());
      }
      if (look.reached().orElse(InputPacket.NONE) > reached) {
        reached = look.reached().getAsLong();
        furthest = name;
      }
    }
  }
}
