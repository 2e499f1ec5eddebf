/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

/**
 * A current event as a plain record: input current added to one neuron.
 *
 * @param t when, µs
 * @param population name
 * @param neuron from 0
 * @param current in the units of the Izhikevich equation
 */
public record CurrentEvent(long t, String population, int neuron, float current) {}
