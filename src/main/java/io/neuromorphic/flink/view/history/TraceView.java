/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.history;

/**
 * A window of what a probed neuron did. Of the samples of a column two are kept, those with the
 * least and the largest v, in the order in which they were: a peak is never lost. Where there is
 * none, both are NaN.
 *
 * @param v membrane potential, mV; two a column
 * @param u recovery variable of the same samples
 */
public record TraceView(float[] v, float[] u) {}
