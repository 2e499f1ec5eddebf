/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.kernel.IzhikevichParameters;
import java.util.Map;

/**
 * Parameters of a population's neurons.
 *
 * @param first of neuron 0, and of all others as far as they do not vary
 * @param varied those that vary, by their Norse names: one number a neuron
 */
record NeuronParameters(IzhikevichParameters first, Map<String, double[]> varied) {

  /** Those of one neuron. */
  IzhikevichParameters of(int neuron) {
    IzhikevichParameters parameters = first;
    for (Map.Entry<String, double[]> parameter : varied.entrySet()) {
      parameters = parameters.with(parameter.getKey(), parameter.getValue()[neuron]);
    }
    return parameters;
  }

  /** One parameter of one neuron. */
  double of(String name, double same, int neuron) {
    double[] numbers = varied.get(name);
    return numbers == null ? same : numbers[neuron];
  }

  boolean vary(String name) {
    return varied.containsKey(name);
  }
}
