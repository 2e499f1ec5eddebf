/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

import java.util.Optional;

/**
 * What to draw of the events of a recording.
 *
 * @param title large, above
 * @param subtitle small, below the title
 * @param image where the events were; empty if they have no place
 * @param rate when they were
 */
public record ActivityPlot(String title, String subtitle, Optional<Image> image, Rate rate) {

  /**
   * Events of each cell of a sensor, row by row.
   *
   * @param left column of the first pixel
   * @param top row of the first pixel
   * @param cell side of a cell, pixels
   * @param width cells in a row
   * @param height rows of cells
   * @param on of each cell, events of pixels that became brighter
   * @param off the others
   * @param fromBelow whether rows count upwards
   */
  @SuppressWarnings("ArrayRecordComponent") // Made for one reader.
  public record Image(
      int left, int top, int cell, int width, int height, int[] on, int[] off, boolean fromBelow) {}

  /**
   * Events of each bin of time.
   *
   * @param start of the first bin, µs
   * @param binMicros length of a bin, µs
   * @param on events of pixels that became brighter; all where there are no pixels
   * @param off the others
   */
  @SuppressWarnings("ArrayRecordComponent") // Made for one reader.
  public record Rate(long start, double binMicros, long[] on, long[] off) {}
}
