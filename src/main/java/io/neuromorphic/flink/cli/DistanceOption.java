/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.compare.SpikeDistance;
import io.neuromorphic.flink.job.compare.VanRossumDistance;
import io.neuromorphic.flink.job.compare.VictorPurpuraDistance;
import io.neuromorphic.flink.job.config.DurationParser;

/** Distances of spike trains as they are named on the command line. */
final class DistanceOption {

  private static final String VICTOR_PURPURA = "victor-purpura=";
  private static final String VAN_ROSSUM = "van-rossum=";

  private DistanceOption() {}

  /**
   * The distance that a text names.
   *
   * @throws IllegalArgumentException says what was expected
   */
  static SpikeDistance parse(String text) {
    try {
      if (text.startsWith(VICTOR_PURPURA)) {
        String cost = text.substring(VICTOR_PURPURA.length()).replaceFirst("/s$", "");
        return new VictorPurpuraDistance(Double.parseDouble(cost));
      }
      if (text.startsWith(VAN_ROSSUM)) {
        return new VanRossumDistance(DurationParser.micros(text.substring(VAN_ROSSUM.length())));
      }
    } catch (IllegalArgumentException e) {
      String why = e instanceof NumberFormatException ? "expected a number" : e.getMessage();
      throw new IllegalArgumentException("--distance " + text + ": " + why, e);
    }
    throw new IllegalArgumentException(
        "--distance "
            + text
            + ": expected victor-purpura=COST, the cost of moving a spike per second, or"
            + " van-rossum=TAU, such as 10ms");
  }
}
