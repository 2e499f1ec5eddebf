/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.kernel.StepConstants;
import java.io.Serializable;
import java.util.List;

/**
 * What the operator must know of a population.
 *
 * @param name of the population
 * @param size number of neurons
 * @param shards number of shards
 * @param constants of a step, with the initial state
 * @param neurons a readable form of parameters and initial state: a restore compares it
 * @param inputs names of the inputs that reach it
 * @param start the initial state of every neuron, instead of that of the constants; may be null
 */
public record PopulationSpec(
    String name,
    int size,
    int shards,
    StepConstants constants,
    String neurons,
    List<String> inputs,
    NeuronStart start)
    implements Serializable {

  /** All neurons start in the state that the constants tell. */
  public PopulationSpec(
      String name,
      int size,
      int shards,
      StepConstants constants,
      String neurons,
      List<String> inputs) {
    this(name, size, shards, constants, neurons, inputs, null);
  }
}
