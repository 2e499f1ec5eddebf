/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testing;

import io.neuromorphic.flink.job.compare.SpikeDistance;

/**
 * How far apart the two trains of any neuron may be.
 *
 * @param most the largest distance that is near enough, in the unit of the distance
 * @param distance how it is measured
 */
public record DistanceLimit(double most, SpikeDistance distance) {

  /** Checks the limit. */
  public DistanceLimit {
    if (!(most >= 0)) {
      throw new IllegalArgumentException(
          "a distance of at most " + most + ": expected a number that is not below 0");
    }
  }
}
