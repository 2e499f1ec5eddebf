/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.model;

/** A spike event: t is the end of the window whose step fired it, µs. */
public record ModelSpike(long t, String population, int neuron) {}
