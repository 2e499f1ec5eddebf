/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.kernel.Distribution;
import java.util.Optional;

/**
 * What a population's neurons get besides events and projections.
 *
 * @param recurrent weights [size, size] of its own spikes of the window before
 * @param input weights [size, lines] through which its input events pass; empty where an event
 *     addresses a neuron
 * @param lineWidth input lines per row; the population's width where there are no input weights
 * @param lineHeight rows of input lines
 * @param bias constant current into every neuron: empty for none, length 1 for one for all, else
 *     one a neuron
 * @param noise random current into every neuron
 */
@SuppressWarnings("ArrayRecordComponent") // Large; never compared.
public record SynapsesConfig(
    Optional<WeightsConfig> recurrent,
    Optional<WeightsConfig> input,
    int lineWidth,
    int lineHeight,
    float[] bias,
    Optional<Noise> noise) {

  /** No constant current. */
  static final float[] NO_BIAS = {};

  /**
   * A random current, drawn for every neuron every so many windows and held in between.
   *
   * @param distribution of the currents
   * @param seed of the random numbers; populations differ all the same
   * @param everyWindows at least 1
   */
  public record Noise(Distribution distribution, long seed, int everyWindows) {}

  /** Nothing of all that. */
  public static SynapsesConfig none(int width, int height) {
    return new SynapsesConfig(
        Optional.empty(), Optional.empty(), width, height, NO_BIAS, Optional.empty());
  }

  /** Number of input lines: how many addresses events have. */
  public int lines() {
    return lineWidth * lineHeight;
  }
}
