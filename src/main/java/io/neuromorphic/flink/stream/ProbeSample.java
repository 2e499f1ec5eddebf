/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

/**
 * The state of a probed neuron as a plain record.
 *
 * @param t end of the window after whose step the neuron was in that state, µs
 * @param population name
 * @param neuron from 0
 * @param v membrane potential, mV; of a neuron that fired in that step, after its reset
 * @param u recovery variable, likewise
 */
public record ProbeSample(long t, String population, int neuron, float v, float u) {}
