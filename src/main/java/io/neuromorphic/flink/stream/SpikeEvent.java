/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

/**
 * A spike event as a plain record.
 *
 * @param t end of the window whose step fired it, µs
 * @param population name
 * @param neuron from 0
 */
public record SpikeEvent(long t, String population, int neuron) {}
