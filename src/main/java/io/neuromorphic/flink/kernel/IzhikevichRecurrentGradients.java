/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * What {@link IzhikevichRecurrentSequence#backward} gives. Fresh arrays.
 *
 * @param input dL/dx of the input of each step, [T][M]
 * @param inputWeights dL/dW_in, [H][M]
 * @param recurrentWeights dL/dW_rec, [H][H]: from column to row
 * @param z dL/dz of the initial state, length H
 * @param v dL/dv of the initial state, length H, 1/mV
 * @param u dL/du of the initial state, length H
 */
@SuppressWarnings("ArrayRecordComponent") // Plain arrays are what steps work on.
public record IzhikevichRecurrentGradients(
    float[][] input,
    float[][] inputWeights,
    float[][] recurrentWeights,
    float[] z,
    float[] v,
    float[] u) {}
