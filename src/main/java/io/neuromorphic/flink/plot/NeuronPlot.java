/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

/**
 * What to draw of one neuron over time.
 *
 * @param title large, above
 * @param subtitle small, below the title
 * @param times ms; one more than steps
 * @param v membrane potential at those times, mV
 * @param u recovery variable at those times
 * @param current of each step, from its time to the next
 * @param spikes indices into {@code times} of the ends of the steps that fired
 * @param peak how far up a spike is drawn, mV
 */
@SuppressWarnings("ArrayRecordComponent") // Made for one reader.
public record NeuronPlot(
    String title,
    String subtitle,
    double[] times,
    float[] v,
    float[] u,
    float[] current,
    int[] spikes,
    double peak) {}
