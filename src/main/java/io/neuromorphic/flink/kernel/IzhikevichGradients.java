/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * What {@link IzhikevichSequence#backward} gives. Fresh arrays.
 *
 * @param input dL/dI of the input current of each step, [T][H]
 * @param v dL/dv of the initial state, length H, 1/mV
 * @param u dL/du of the initial state, length H
 */
@SuppressWarnings("ArrayRecordComponent") // Plain arrays are what steps work on.
public record IzhikevichGradients(float[][] input, float[] v, float[] u) {}
