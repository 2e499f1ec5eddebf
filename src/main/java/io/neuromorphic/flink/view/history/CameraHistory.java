/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.history;

import io.neuromorphic.flink.event.CameraPacket;
import java.util.function.IntUnaryOperator;

/**
 * The events of one camera: counts by cell of the sensor and bin of time. Neighbouring pixels share
 * a cell where the sensor has more than {@value #MAX_COLUMNS} × {@value #MAX_ROWS}. Guarded by
 * itself.
 */
final class CameraHistory {

  static final int MAX_COLUMNS = 320;
  static final int MAX_ROWS = 240;

  private static final long FINE_MICROS = 100_000;
  private static final int FINE_BINS = 150;
  private static final long COARSE_MICROS = 1_000_000;
  private static final int COARSE_BINS = 120;
  private static final int SMALLEST = 8;

  private final String name;
  private final CountRing fine = new CountRing(FINE_MICROS, FINE_BINS, 1, SMALLEST * SMALLEST);
  private final CountRing coarse =
      new CountRing(COARSE_MICROS, COARSE_BINS, 1, SMALLEST * SMALLEST);
  private final TotalRing totals = new TotalRing(Tier.COARSE.binMicros(), Tier.COARSE.bins());
  private int columns = SMALLEST;
  private int rows = SMALLEST;

  /** Pixels that share a cell in each direction: two to the power of this. */
  private int shift;

  private int width;
  private int height;
  private long events;

  CameraHistory(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  /** Pixels in a row: what was told, or the largest x that was seen and one. */
  synchronized int width() {
    return width;
  }

  /** Rows of pixels. */
  synchronized int height() {
    return height;
  }

  /** All events so far. */
  synchronized long events() {
    return events;
  }

  /** Tells the size of the sensor. */
  synchronized void describe(int pixels, int lines) {
    grow(pixels, lines);
  }

  synchronized void add(CameraPacket packet) {
    int largestX = -1;
    int largestY = -1;
    for (int i = 0; i < packet.size(); i++) {
      largestX = Math.max(largestX, packet.x()[i]);
      largestY = Math.max(largestY, packet.y()[i]);
    }
    grow(largestX + 1, largestY + 1);
    addTo(fine, packet, false);
    addTo(coarse, packet, true);
    events += packet.size();
  }

  private void addTo(CountRing ring, CameraPacket packet, boolean total) {
    long[] t = packet.t();
    char[] x = packet.x();
    char[] y = packet.y();
    int i = 0;
    while (i < packet.size()) {
      long bin = ring.bin(t[i]);
      long start = bin * ring.binMicros();
      long end = start + ring.binMicros();
      char[] counts = ring.open(bin);
      int base = ring.base(bin);
      int first = i;
      while (i < packet.size() && t[i] < end && t[i] >= start) {
        if (counts != null) {
          CountRing.increment(counts, base + (y[i] >> shift) * columns + (x[i] >> shift));
        }
        i++;
      }
      if (total) {
        totals.add(t[first], i - first);
      }
    }
  }

  /** Makes room for a sensor of such a size. */
  private void grow(int pixels, int lines) {
    width = Math.max(width, pixels);
    height = Math.max(height, lines);
    while ((cellsOf(width) > columns && columns < MAX_COLUMNS)
        || (cellsOf(height) > rows && rows < MAX_ROWS)) {
      int before = columns;
      int after = Math.min(MAX_COLUMNS, cellsOf(width) > columns ? columns * 2 : columns);
      rows = Math.min(MAX_ROWS, cellsOf(height) > rows ? rows * 2 : rows);
      columns = after;
      rearrange(cell -> cell / before * after + cell % before);
    }
    while (cellsOf(width) > columns || cellsOf(height) > rows) {
      shift++;
      int stride = columns;
      rearrange(cell -> ((cell / stride) >> 1) * stride + ((cell % stride) >> 1));
    }
  }

  private void rearrange(IntUnaryOperator map) {
    fine.rearrange(columns * rows, map);
    coarse.rearrange(columns * rows, map);
  }

  private int cellsOf(int pixels) {
    return (pixels + (1 << shift) - 1) >> shift;
  }

  synchronized void forgetFrom(long micros) {
    fine.forgetFrom(fine.bin(micros));
    coarse.forgetFrom(coarse.bin(micros));
    totals.forgetFrom(micros);
  }

  /** Events in [from, to), which are rounded down to tenths of a second. */
  synchronized long count(long from, long to) {
    return totals.sum(from, to);
  }

  /** What happened in so many whole bins as [from, to) is long, the last of which holds its end. */
  synchronized ActivityView view(long from, long to) {
    CountRing ring = fine.oldestBin() <= fine.bin(from) ? fine : coarse;
    long end = ring.bin(to - 1) + 1;
    long bins = -Math.floorDiv(from - to, ring.binMicros());
    long first = Math.max(end - bins, ring.oldestBin());
    end = Math.max(first, end);
    int shownColumns = Math.max(1, cellsOf(width));
    int shownRows = Math.max(1, cellsOf(height));
    int[] sums = new int[shownColumns * shownRows];
    // Beyond what is kept there is nothing to add.
    long last = Math.min(end, first + FINE_BINS + COARSE_BINS);
    for (long bin = first; bin < last; bin++) {
      char[] counts = ring.find(bin);
      for (int i = 0; counts != null && i < sums.length; i++) {
        sums[i] += counts[i / shownColumns * columns + i % shownColumns];
      }
    }
    char[] cells = new char[sums.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = (char) Math.min(sums[i], Character.MAX_VALUE);
    }
    return new ActivityView(
        shownColumns,
        shownRows,
        1 << shift,
        first * ring.binMicros(),
        end * ring.binMicros(),
        cells);
  }
}
