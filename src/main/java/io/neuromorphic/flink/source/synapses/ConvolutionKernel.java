/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.synapses;

/**
 * Weights of a convolution.
 *
 * @param width number of columns
 * @param height number of rows
 * @param values row by row, finite, length width · height; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over, never compared.
public record ConvolutionKernel(int width, int height, float[] values) {}
