/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import java.io.Serializable;

/**
 * A state for each neuron of a population to start in, where they do not all start in the same.
 *
 * @param v membrane potentials, mV, length of the population's size; never changed
 * @param u recovery variables, of the same length; never changed
 */
@SuppressWarnings("ArrayRecordComponent") // Large; never compared.
public record NeuronStart(float[] v, float[] u) implements Serializable {}
