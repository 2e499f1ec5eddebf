/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.kernel.Distribution;
import io.neuromorphic.flink.kernel.IzhikevichParameters;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What the neurons of a population have beyond a common set of constants and events as input.
 *
 * @param parameters of every neuron, but for those that vary
 * @param varied parameters by Norse's names, with a number for each neuron; may be empty
 * @param dtSeconds length of a step
 * @param projections that lead to the population
 * @param destinations other operators' populations that its spikes go to
 * @param recurrent its own synapses, whose sum is added apart; null for none
 * @param input synapses from input lines; null where events address neurons
 * @param lines number of input lines
 * @param inputDecay by input: what is left of its currents after a window, where they decay
 * @param bias constant current: empty for none, one for all, or one a neuron
 * @param noise random current; null for none
 */
@SuppressWarnings("ArrayRecordComponent") // Large; never compared.
public record NetworkSpec(
    IzhikevichParameters parameters,
    Map<String, double[]> varied,
    double dtSeconds,
    List<ProjectionSpec> projections,
    List<Destination> destinations,
    SynapseLoader recurrent,
    SynapseLoader input,
    int lines,
    Map<String, Float> inputDecay,
    float[] bias,
    NoiseSpec noise)
    implements Serializable {

  /**
   * A population of another operator.
   *
   * @param stage name of the operator
   * @param population name
   * @param shards of it
   */
  public record Destination(String stage, String population, int shards) implements Serializable {}

  /**
   * A random current.
   *
   * @param distribution of it
   * @param seed of it
   * @param everyWindows windows for which a draw holds
   */
  public record NoiseSpec(Distribution distribution, long seed, int everyWindows)
      implements Serializable {}
}
