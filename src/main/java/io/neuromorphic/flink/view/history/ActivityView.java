/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.history;

/**
 * What pixels of a camera did in a span of time.
 *
 * @param columns of the map
 * @param rows of the map; row 0 is the top, as cameras count
 * @param pool pixels that share a cell, in each direction
 * @param from what the counts begin with, µs: the span, rounded to what is remembered
 * @param to their end, µs
 * @param cells events of each cell, at most 65,535; {@code [row * columns + column]}
 */
public record ActivityView(int columns, int rows, int pool, long from, long to, char[] cells) {}
