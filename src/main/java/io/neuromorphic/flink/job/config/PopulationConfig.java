/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.kernel.IzhikevichParameters;

/**
 * A named set of neurons.
 *
 * @param name letters, digits, dot, underscore and hyphen
 * @param width neurons per row; the size of a population without rows
 * @param height rows, 1 for a population without rows
 * @param parameters of every neuron
 * @param initialV membrane potential at the origin, mV
 * @param initialU recovery variable at the origin
 * @param shards ranges it is cut into, 1..min(size, 128)
 */
public record PopulationConfig(
    String name,
    int width,
    int height,
    IzhikevichParameters parameters,
    float initialV,
    float initialU,
    int shards) {

  /** Number of neurons. */
  public int size() {
    return width * height;
  }
}
