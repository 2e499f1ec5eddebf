/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

/**
 * Spikes of a population, counted in cells of time and neurons.
 *
 * @param name of the chart, for those who cannot see it
 * @param span of the time axis
 * @param startSeconds where the first bin begins
 * @param binSeconds length of a bin
 * @param rows of cells in a bin
 * @param neuronsPerRow neurons of a row
 * @param neurons of the population; the last row may have fewer than the others
 * @param counts bin by bin, {@code rows} of each
 */
@SuppressWarnings("ArrayRecordComponent") // Made for one reader.
public record CellsPlot(
    String name,
    Span span,
    double startSeconds,
    double binSeconds,
    int rows,
    int neuronsPerRow,
    int neurons,
    int[] counts) {

  /**
   * A stretch of time.
   *
   * @param from seconds since the origin
   * @param to likewise, later
   */
  public record Span(double from, double to) {}

  /** Number of bins. */
  public int bins() {
    return counts.length / rows;
  }

  /** Cells that hold a spike. */
  public int occupied() {
    int occupied = 0;
    for (int count : counts) {
      occupied += count > 0 ? 1 : 0;
    }
    return occupied;
  }

  /** The most spikes of a cell. */
  public int most() {
    int most = 0;
    for (int count : counts) {
      most = Math.max(most, count);
    }
    return most;
  }
}
