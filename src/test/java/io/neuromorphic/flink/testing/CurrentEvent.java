/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.testing;

/**
 * An input current added to one neuron.
 *
 * @param t µs
 * @param population its name
 * @param neuron index within the population
 * @param current in the units of the Izhikevich equation
 */
public record CurrentEvent(long t, String population, int neuron, float current) {}
