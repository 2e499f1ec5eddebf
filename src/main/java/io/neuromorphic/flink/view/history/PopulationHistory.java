/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.history;

import java.util.EnumMap;
import java.util.Map;

/**
 * The spikes of one population: counts by row of neurons and bin of time. Neighbouring neurons
 * share a row where there are more than {@value #MAX_ROWS}; then the last spikes are kept one by
 * one, too, so that a part can be looked at closely. Guarded by itself.
 */
final class PopulationHistory {

  static final int MAX_ROWS = 256;
  private static final int MIN_ROWS = 16;

  private final String name;
  private final Map<Tier, CountRing> rasters = new EnumMap<>(Tier.class);
  private final Map<Tier, TotalRing> totals = new EnumMap<>(Tier.class);
  private int rows = MIN_ROWS;

  /** Neurons that share a row: two to the power of this. */
  private int shift;

  /** Of a population whose neurons share rows; else null. */
  private SpikeLog log;

  private int size;
  private int width;
  private long spikes;

  PopulationHistory(String name) {
    this.name = name;
    for (Tier tier : Tier.values()) {
      rasters.put(tier, new CountRing(tier.binMicros(), tier.bins(), Tier.CHUNK_BINS, rows));
      // As long as the raster, whose oldest chunk is not cut.
      totals.put(tier, new TotalRing(tier.binMicros(), tier.bins() + 2 * Tier.CHUNK_BINS));
    }
  }

  String name() {
    return name;
  }

  /** Number of neurons: what was told, or the largest that was seen and one. */
  synchronized int size() {
    return size;
  }

  /** Neurons of a row of a population that is a picture; 0 where that is not known. */
  synchronized int width() {
    return width;
  }

  /** All spikes so far. */
  synchronized long spikes() {
    return spikes;
  }

  /** Tells size and shape. */
  synchronized void describe(int neurons, int perRow) {
    width = perRow;
    grow(neurons);
  }

  /** Takes the first {@code count} spikes: times in µs, neurons in 0..MAX. */
  synchronized void add(long[] t, int[] neuron, int count) {
    int largest = -1;
    for (int i = 0; i < count; i++) {
      largest = Math.max(largest, neuron[i]);
    }
    grow(largest + 1);
    for (Tier tier : Tier.values()) {
      addTo(rasters.get(tier), totals.get(tier), t, neuron, count);
    }
    for (int i = 0; log != null && i < count; i++) {
      log.add(t[i], neuron[i]);
    }
    spikes += count;
  }

  private void addTo(CountRing raster, TotalRing total, long[] t, int[] neuron, int count) {
    int i = 0;
    while (i < count) {
      long bin = raster.bin(t[i]);
      long end = (bin + 1) * raster.binMicros();
      char[] counts = raster.open(bin);
      int base = raster.base(bin);
      int first = i;
      while (i < count && t[i] < end && t[i] >= end - raster.binMicros()) {
        if (counts != null) {
          CountRing.increment(counts, base + (neuron[i] >>> shift));
        }
        i++;
      }
      total.add(t[first], i - first);
    }
  }

  /** Makes room for so many neurons. */
  private void grow(int neurons) {
    if (neurons <= size) {
      return;
    }
    size = neurons;
    while (rows < MAX_ROWS && neurons > rows) {
      rows *= 2;
      rasters.values().forEach(raster -> raster.rearrange(rows, row -> row));
    }
    if (log == null && neurons > MAX_ROWS) {
      log = logged(rasters.get(Tier.FINE));
    }
    while (((neurons - 1) >>> shift) >= MAX_ROWS) {
      shift++;
      rasters.values().forEach(raster -> raster.rearrange(rows, row -> row >> 1));
    }
  }

  /** A log that holds what was counted while each neuron still had its own row. */
  private static SpikeLog logged(CountRing raster) {
    if (raster.isEmpty()) {
      return new SpikeLog(Long.MIN_VALUE);
    }
    SpikeLog log = new SpikeLog(raster.oldestBin() * raster.binMicros());
    for (long bin = raster.oldestBin(); bin < raster.endBin(); bin++) {
      char[] counts = raster.find(bin);
      int base = raster.base(bin);
      for (int row = 0; counts != null && row < raster.cells(); row++) {
        for (int spike = 0; spike < counts[base + row]; spike++) {
          log.add(bin * raster.binMicros(), row);
        }
      }
    }
    return log;
  }

  synchronized void forgetFrom(long micros) {
    rasters.values().forEach(raster -> raster.forgetFrom(raster.bin(micros)));
    totals.values().forEach(total -> total.forgetFrom(micros));
    if (log != null) {
      log.forgetFrom(micros);
    }
  }

  /** Spikes in [from, to), which are rounded down to the bins of the finest resolution. */
  synchronized long count(long from, long to) {
    return totals.get(tier(new Window(from, Math.max(1, to - from), 1))).sum(from, to);
  }

  /**
   * A window of the raster. Where some of many neurons are wanted, they are told apart as far as
   * the last spikes are known one by one; else neurons that share a row stay together, and those at
   * the edges of the range bring their neighbours.
   *
   * @param wanted neurons
   * @param maxRows of the picture, at least 1
   */
  synchronized RasterView view(Window window, NeuronRange wanted, int maxRows) {
    NeuronRange range = wanted.within(Math.max(1, size));
    int merged = parts(range.count(), maxRows);
    Tier tier = tier(window);
    long[] sums = totals(window, totals.get(tier));
    if (range.count() < size && log != null && log.isCompleteFrom(window.from())) {
      int[] counts = new int[window.columns() * parts(range.count(), merged)];
      log.sum(window, range, merged, counts);
      return view(range, merged, Tier.FINE, counts, sums);
    }
    int first = range.first() >>> shift;
    int used = (range.last() >>> shift) - first + 1;
    int together = parts(used, maxRows);
    int[] counts = new int[window.columns() * parts(used, together)];
    sum(rasters.get(tier), window, first, used, together, counts);
    NeuronRange shown =
        new NeuronRange(first << shift, ((first + used) << shift) - 1).within(Math.max(1, size));
    return view(shown, together << shift, tier, counts, sums);
  }

  private static RasterView view(
      NeuronRange range, int merged, Tier tier, int[] counts, long[] totals) {
    byte[] cells = new byte[counts.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = (byte) Math.min(counts[i], 255);
    }
    int rows = parts(range.count(), merged);
    return new RasterView(
        rows, range.first(), range.count(), merged, tier.binMicros(), cells, totals);
  }

  /** How many parts of such a size hold all. */
  private static int parts(int all, int size) {
    return (all + size - 1) / size;
  }

  /** Adds up the counts of a window, column by column, each row of the picture. */
  private void sum(
      CountRing raster, Window window, int firstRow, int used, int merged, int[] sums) {
    int columns = window.columns();
    for (int column = 0; column < columns; column++) {
      long first = raster.bin(window.start(column));
      // A column that is shorter than a bin shows the bin that it lies in.
      long end = Math.max(first + 1, raster.bin(window.start(column + 1)));
      for (long bin = first; bin < end; bin++) {
        char[] counts = raster.find(bin);
        if (counts == null) {
          continue;
        }
        int base = raster.base(bin) + firstRow;
        for (int row = 0; row < used; row++) {
          sums[row / merged * columns + column] += counts[base + row];
        }
      }
    }
  }

  private static long[] totals(Window window, TotalRing total) {
    long[] totals = new long[window.columns()];
    long bin = total.binMicros();
    for (int column = 0; column < totals.length; column++) {
      long from = window.start(column);
      if (window.step() >= bin) {
        totals[column] = total.sum(from, from + window.step());
      } else {
        long start = Math.floorDiv(from, bin) * bin;
        totals[column] = Math.round((double) total.sum(start, start + bin) * window.step() / bin);
      }
    }
    return totals;
  }

  /** The coarsest resolution that is fine enough, or else the finest that reaches back so far. */
  private Tier tier(Window window) {
    Tier fits = Tier.COARSE;
    for (Tier tier : Tier.values()) {
      CountRing raster = rasters.get(tier);
      if (raster.oldestBin() <= raster.bin(window.from())) {
        fits = tier;
        break;
      }
    }
    while (fits != Tier.COARSE && window.step() % next(fits).binMicros() == 0) {
      fits = next(fits);
    }
    return fits;
  }

  private static Tier next(Tier tier) {
    return Tier.values()[tier.ordinal() + 1];
  }
}
