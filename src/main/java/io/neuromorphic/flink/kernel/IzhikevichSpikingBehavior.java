/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * Parameters together with the state that a neuron starts in.
 *
 * @param p parameters
 * @param s initial state of one neuron
 */
public record IzhikevichSpikingBehavior(IzhikevichParameters p, IzhikevichState s) {

  /** The initial state for a population of {@code size} neurons. */
  public IzhikevichState population(int size) {
    return IzhikevichState.of(size, s.v()[0], s.u()[0]);
  }
}
