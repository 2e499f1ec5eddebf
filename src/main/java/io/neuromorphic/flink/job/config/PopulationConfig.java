/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.kernel.IzhikevichBehavior;
import io.neuromorphic.flink.kernel.IzhikevichParameters;
import io.neuromorphic.flink.source.neurons.StartState;
import java.util.Map;
import java.util.Optional;

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
 * @param start v and u of every neuron at the origin, instead of the initial ones, where a file
 *     tells them
 * @param varied parameters that are not the same for all neurons, by their Norse names: one number
 *     a neuron; {@code parameters} holds something for them that is not used
 * @param synapses what the neurons get besides events and projections
 * @param behavior that the job file names; {@code parameters} may differ from its own
 */
public record PopulationConfig(
    String name,
    int width,
    int height,
    IzhikevichParameters parameters,
    float initialV,
    float initialU,
    int shards,
    Optional<StartState> start,
    Map<String, double[]> varied,
    SynapsesConfig synapses,
    Optional<IzhikevichBehavior> behavior) {

  /** Neurons that share their parameters and get events alone. */
  public PopulationConfig(
      String name,
      int width,
      int height,
      IzhikevichParameters parameters,
      float initialV,
      float initialU,
      int shards,
      Optional<StartState> start) {
    this(
        name,
        width,
        height,
        parameters,
        initialV,
        initialU,
        shards,
        start,
        Map.of(),
        SynapsesConfig.none(width, height),
        Optional.empty());
  }

  /** All neurons start in the same state. */
  public PopulationConfig(
      String name,
      int width,
      int height,
      IzhikevichParameters parameters,
      float initialV,
      float initialU,
      int shards) {
    this(name, width, height, parameters, initialV, initialU, shards, Optional.empty());
  }

  /** Number of neurons. */
  public int size() {
    return width * height;
  }
}
