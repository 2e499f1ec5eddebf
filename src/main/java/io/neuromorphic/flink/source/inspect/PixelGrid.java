/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.inspect;

/**
 * How many events each cell of a sensor had, row by row.
 *
 * @param left first column of pixels
 * @param top first row of pixels, as stored
 * @param cell side of a cell, pixels
 * @param width cells in a row
 * @param height rows of cells
 * @param on of each cell, events of pixels that became brighter
 * @param off the others
 */
@SuppressWarnings("ArrayRecordComponent") // handed over to be drawn, never compared
public record PixelGrid(int left, int top, int cell, int width, int height, int[] on, int[] off) {}
