/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.source.neurons.StartState;
import java.util.Optional;

/**
 * What neurons start in.
 *
 * @param v of all neurons, or of neuron 0, mV
 * @param u of all neurons, or of neuron 0
 * @param start of each neuron, where they do not all start alike
 */
record InitialState(float v, float u, Optional<StartState> start) {

  float v(int neuron) {
    return start.isPresent() ? start.get().v()[neuron] : v;
  }

  float u(int neuron) {
    return start.isPresent() ? start.get().u()[neuron] : u;
  }
}
