/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.history;

/**
 * A window of a population's raster, as it is drawn.
 *
 * @param rows of the picture; row 0 holds the first neuron
 * @param firstNeuron the lowest that is shown
 * @param neurons how many are shown
 * @param neuronsPerRow how many neurons share a row; the last row may have fewer
 * @param binMicros resolution of what it was made of, µs; a column may be shorter than that
 * @param cells spikes of each cell, at most 255 (unsigned); {@code [row * columns + column]}
 * @param totals spikes of each column, of the whole population
 */
public record RasterView(
    int rows,
    int firstNeuron,
    int neurons,
    int neuronsPerRow,
    long binMicros,
    byte[] cells,
    long[] totals) {}
