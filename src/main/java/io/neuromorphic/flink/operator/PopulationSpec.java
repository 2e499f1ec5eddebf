/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.kernel.StepConstants;
import java.io.Serializable;
import java.util.Arrays;
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
 * @param network what its neurons have beyond common constants and events; may be null
 * @param probe which of its neurons are probed; may be null
 */
public record PopulationSpec(
    String name,
    int size,
    int shards,
    StepConstants constants,
    String neurons,
    List<String> inputs,
    NeuronStart start,
    NetworkSpec network,
    ProbeSpec probe)
    implements Serializable {

  /** No neuron is probed. */
  public PopulationSpec(
      String name,
      int size,
      int shards,
      StepConstants constants,
      String neurons,
      List<String> inputs,
      NeuronStart start,
      NetworkSpec network) {
    this(name, size, shards, constants, neurons, inputs, start, network, null);
  }

  /** Neurons that share their constants and have events as input, and nothing else. */
  public PopulationSpec(
      String name,
      int size,
      int shards,
      StepConstants constants,
      String neurons,
      List<String> inputs,
      NeuronStart start) {
    this(name, size, shards, constants, neurons, inputs, start, null);
  }

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

  /**
   * Writes the state that some neurons start in.
   *
   * @param first of the neurons
   * @param v receives membrane potentials, mV
   * @param u receives recovery variables, as many
   */
  void copyStart(int first, float[] v, float[] u) {
    if (start == null) {
      Arrays.fill(v, constants.initialV());
      Arrays.fill(u, constants.initialU());
    } else {
      System.arraycopy(start.v(), first, v, 0, v.length);
      System.arraycopy(start.u(), first, u, 0, u.length);
    }
  }
}
