/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import java.util.Arrays;

/**
 * State of feed-forward neurons. The arrays are the caller's: neither copied nor, by {@link
 * Izhikevich}, changed.
 *
 * @param v membrane potentials, mV, one a neuron
 * @param u recovery variables, one a neuron
 */
@SuppressWarnings("ArrayRecordComponent") // Plain arrays are what steps work on.
public record IzhikevichState(float[] v, float[] u) {

  /** A population of {@code size} neurons in the same state. */
  public static IzhikevichState of(int size, float v, float u) {
    float[] vs = new float[size];
    float[] us = new float[size];
    Arrays.fill(vs, v);
    Arrays.fill(us, u);
    return new IzhikevichState(vs, us);
  }
}
