/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * State of recurrently connected neurons. The arrays are the caller's: neither copied nor, by
 * {@link Izhikevich}, changed.
 *
 * @param z spikes of the previous step, 1 or 0, one a neuron
 * @param v membrane potentials, mV, one a neuron
 * @param u recovery variables, one a neuron
 */
@SuppressWarnings("ArrayRecordComponent") // Plain arrays are what steps work on.
public record IzhikevichRecurrentState(float[] z, float[] v, float[] u) {

  /** A population of {@code size} neurons in the same state, none of which has just fired. */
  public static IzhikevichRecurrentState of(int size, float v, float u) {
    IzhikevichState state = IzhikevichState.of(size, v, u);
    return new IzhikevichRecurrentState(new float[size], state.v(), state.u());
  }
}
