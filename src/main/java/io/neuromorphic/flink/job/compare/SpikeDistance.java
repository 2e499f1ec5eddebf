/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.compare;

/**
 * How far two spike trains are apart, in one number: 0 for equal ones, the same in both directions,
 * and never longer than by way of a third train.
 */
public sealed interface SpikeDistance permits VictorPurpuraDistance, VanRossumDistance {

  /**
   * The distance of two trains of one neuron.
   *
   * @param one times of spikes, µs, ascending
   * @param other times of spikes, µs, ascending
   * @return at least 0
   */
  double between(long[] one, long[] other);

  /** Its name and its parameter, such as {@code Victor-Purpura distance (200 per s)}. */
  String title();
}
