/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.history;

import io.neuromorphic.flink.event.CameraPacket;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The events of one camera: counts by cell of the sensor and bin of time. Neighbouring pixels share
 * a cell where the sensor has more than {@value #MAX_COLUMNS} × {@value #MAX_ROWS}. Guarded by
 * itself.
 */
final class CameraHistory {

  static final int MAX_COLUMNS = 320;
  static final int MAX_ROWS = 240;

  private static final int SMALLEST = 8;

  private final String name;

  /** Two seconds of 20 ms, 15 s of 100 ms, two minutes of seconds: each a multiple of the last. */
  private final List<CountRing> rings =
      List.of(ring(20_000, 100), ring(100_000, 150), ring(1_000_000, 120));

  private final TotalRing totals = new TotalRing(Tier.COARSE.binMicros(), Tier.COARSE.bins());
  private int columns = SMALLEST;
  private int rows = SMALLEST;

  /** Pixels that share a cell in each direction: two to the power of this. */
  private int shift;

  private int width;
  private int height;
  private long events;

  /** No event is later, µs. */
  private long newest = Long.MIN_VALUE;

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
    rings.forEach(ring -> addTo(ring, packet));
    addToTotals(packet);
    events += packet.size();
  }

  private static CountRing ring(long binMicros, int bins) {
    return new CountRing(binMicros, bins, 1, SMALLEST * SMALLEST);
  }

  private void addToTotals(CameraPacket packet) {
    long[] t = packet.t();
    long bin = totals.binMicros();
    int i = 0;
    while (i < packet.size()) {
      int first = i;
      long start = Math.floorDiv(t[i], bin) * bin;
      for (; i < packet.size() && t[i] >= start && t[i] < start + bin; i++) {
        newest = Math.max(newest, t[i]);
      }
      totals.add(t[first], i - first);
    }
  }

  private void addTo(CountRing ring, CameraPacket packet) {
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
      while (i < packet.size() && t[i] < end && t[i] >= start) {
        if (counts != null) {
          CountRing.increment(counts, base + (y[i] >> shift) * columns + (x[i] >> shift));
        }
        i++;
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
    rings.forEach(ring -> ring.rearrange(columns * rows, map));
  }

  private int cellsOf(int pixels) {
    return (pixels + (1 << shift) - 1) >> shift;
  }

  synchronized void forgetFrom(long micros) {
    rings.forEach(ring -> ring.forgetFrom(ring.bin(micros)));
    totals.forgetFrom(micros);
    newest = Math.min(newest, micros - 1);
  }

  /** Events in [from, to), which are rounded down to tenths of a second. */
  synchronized long count(long from, long to) {
    return totals.sum(from, to);
  }

  /**
   * What happened in [from, to), as exactly as bins allow: from the bin that holds {@code from} to
   * the last that holds nothing of {@code to} or later. A window within one bin is shown by that.
   */
  synchronized ActivityView view(long from, long to) {
    CountRing ring = finest(from);
    long bin = ring.binMicros();
    long start = ring.bin(from) * bin;
    // What is not over may be counted if nothing has happened in it that is still to come.
    boolean past = newest < to;
    long end = Math.max(start + bin, (past ? ring.bin(to - 1) + 1 : ring.bin(to)) * bin);
    int shownColumns = Math.max(1, cellsOf(width));
    int shownRows = Math.max(1, cellsOf(height));
    int[] sums = new int[shownColumns * shownRows];
    for (long t = start; t < end; ) {
      CountRing widest = widest(ring, t, end);
      char[] counts = widest.find(widest.bin(t));
      for (int i = 0; counts != null && i < sums.length; i++) {
        sums[i] += counts[i / shownColumns * columns + i % shownColumns];
      }
      t += widest.binMicros();
    }
    char[] cells = new char[sums.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = (char) Math.min(sums[i], Character.MAX_VALUE);
    }
    return new ActivityView(
        shownColumns, shownRows, 1 << shift, start, past ? Math.min(to, end) : end, cells);
  }

  /** The finest that reaches back so far; else the one that reaches back furthest. */
  private CountRing finest(long micros) {
    CountRing last = rings.get(rings.size() - 1);
    return rings.stream()
        .filter(ring -> ring.oldestBin() <= ring.bin(micros))
        .findFirst()
        .orElse(last);
  }

  /** Whose bin begins there and ends soon enough, and is not finer than another's. */
  private CountRing widest(CountRing finest, long from, long end) {
    CountRing widest = finest;
    for (CountRing ring : rings) {
      long bin = ring.binMicros();
      if (bin > widest.binMicros() && from % bin == 0 && from + bin <= end) {
        widest = ring;
      }
    }
    return widest;
  }
}
