/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.inspect;

import io.neuromorphic.flink.event.CameraPacket;

/**
 * Counts ON and OFF events of each pixel. Of a sensor of more than {@value #MAX_SIDE} columns or
 * rows, of each square of 2, 4, ... pixels: as many cells as fit a bounded memory.
 */
public final class PixelCounts {

  /** Most cells on a side. */
  static final int MAX_SIDE = 2_048;

  private int shift;
  private int columns = 1;
  private int rows = 1;
  private int[] on = new int[1];
  private int[] off = new int[1];
  private int minX = Integer.MAX_VALUE;
  private int minY = Integer.MAX_VALUE;
  private int maxX = -1;
  private int maxY = -1;

  /** Counts events. */
  public void add(CameraPacket events) {
    char[] x = events.x();
    char[] y = events.y();
    byte[] polarity = events.polarity();
    for (int i = 0; i < events.size(); i++) {
      minX = Math.min(minX, x[i]);
      minY = Math.min(minY, y[i]);
      if (x[i] > maxX || y[i] > maxY) {
        maxX = Math.max(maxX, x[i]);
        maxY = Math.max(maxY, y[i]);
        makeRoom();
      }
      int cell = (y[i] >> shift) * columns + (x[i] >> shift);
      int[] counts = polarity[i] == 0 ? off : on;
      // A count that is full stays full.
      counts[cell] += counts[cell] == Integer.MAX_VALUE ? 0 : 1;
    }
  }

  /**
   * The counts over the sensor; over the smallest box of all events where its size is unknown.
   *
   * @param sensorWidth pixels, 0 if unknown
   * @param sensorHeight pixels, 0 if unknown
   */
  public PixelGrid grid(int sensorWidth, int sensorHeight) {
    boolean known = sensorWidth > 0 && sensorHeight > 0;
    int left = known || maxX < 0 ? 0 : minX >> shift;
    int top = known || maxX < 0 ? 0 : minY >> shift;
    int right = Math.max(known ? sensorWidth - 1 : 0, maxX) >> shift;
    int bottom = Math.max(known ? sensorHeight - 1 : 0, maxY) >> shift;
    while (Math.max(right - left, bottom - top) >= MAX_SIDE) {
      halve();
      left >>= 1;
      top >>= 1;
      right >>= 1;
      bottom >>= 1;
    }
    int width = right - left + 1;
    int height = bottom - top + 1;
    int[] cutOn = cut(on, left, top, width, height);
    int[] cutOff = cut(off, left, top, width, height);
    return new PixelGrid(left << shift, top << shift, 1 << shift, width, height, cutOn, cutOff);
  }

  private int[] cut(int[] counts, int left, int top, int width, int height) {
    int[] cut = new int[width * height];
    for (int row = 0; row < Math.min(height, rows - top); row++) {
      int from = (top + row) * columns + left;
      System.arraycopy(counts, from, cut, row * width, Math.min(width, columns - left));
    }
    return cut;
  }

  private void makeRoom() {
    while (Math.max(maxX, maxY) >> shift >= MAX_SIDE) {
      halve();
    }
    int newColumns = sideFor(maxX >> shift, columns);
    int newRows = sideFor(maxY >> shift, rows);
    if (newColumns > columns || newRows > rows) {
      on = resized(on, newColumns, newRows);
      off = resized(off, newColumns, newRows);
      columns = newColumns;
      rows = newRows;
    }
  }

  private static int sideFor(int last, int side) {
    return last < side ? side : Integer.highestOneBit(last) << 1;
  }

  private int[] resized(int[] counts, int newColumns, int newRows) {
    int[] resized = new int[newColumns * newRows];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(counts, row * columns, resized, row * newColumns, columns);
    }
    return resized;
  }

  /** Makes cells of twice the side. */
  private void halve() {
    int newColumns = Math.max(1, columns / 2);
    int newRows = Math.max(1, rows / 2);
    on = halved(on, newColumns, newRows);
    off = halved(off, newColumns, newRows);
    columns = newColumns;
    rows = newRows;
    shift++;
  }

  private int[] halved(int[] counts, int newColumns, int newRows) {
    int[] halved = new int[newColumns * newRows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int cell = (row >> 1) * newColumns + (column >> 1);
        long sum = (long) halved[cell] + counts[row * columns + column];
        halved[cell] = (int) Math.min(Integer.MAX_VALUE, sum);
      }
    }
    return halved;
  }
}
