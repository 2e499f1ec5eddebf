/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink.neurons;

/**
 * The state of a population's neurons.
 *
 * @param population name
 * @param v membrane potentials, mV
 * @param u recovery variables, of the same length
 * @param t how far each neuron has come, µs, of the same length
 * @param clock how far all of them have come, µs
 */
@SuppressWarnings("ArrayRecordComponent") // Large; never compared.
public record NeuronTable(String population, float[] v, float[] u, long[] t, long clock) {}
