/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.plot;

/**
 * Cells of an image summed up so far that none is smaller than a dot of the screen: else some would
 * not be seen.
 *
 * @param width cells in a row
 * @param height rows
 * @param side of a cell, pixels
 * @param on events of each cell, row by row
 * @param off the others
 */
@SuppressWarnings("ArrayRecordComponent") // Made for one reader.
record ActivityCells(int width, int height, int side, int[] on, int[] off) {

  static ActivityCells of(ActivityPlot.Image image, int maxWidth, int maxHeight) {
    int wide = (image.width() + maxWidth - 1) / maxWidth;
    int high = (image.height() + maxHeight - 1) / maxHeight;
    int pool = Math.max(wide, high);
    int width = (image.width() + pool - 1) / pool;
    int height = (image.height() + pool - 1) / pool;
    return new ActivityCells(
        width,
        height,
        image.cell() * pool,
        pooled(image.on(), image, pool, width, height),
        pooled(image.off(), image, pool, width, height));
  }

  /** What a cell is called. */
  String each() {
    return side == 1 ? "each pixel" : "each " + side + " x " + side + " pixels";
  }

  private static int[] pooled(
      int[] counts, ActivityPlot.Image image, int pool, int width, int height) {
    int[] pooled = new int[width * height];
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        int cell = y / pool * width + x / pool;
        long sum = (long) pooled[cell] + counts[y * image.width() + x];
        pooled[cell] = (int) Math.min(Integer.MAX_VALUE, sum);
      }
    }
    return pooled;
  }
}
