/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.history;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Counts of so many cells in each of the last bins of time: a ring that forgets the oldest. Bins
 * are kept in chunks, made when something is counted in them. A count stays at its largest value
 * once it has reached it. Not for several threads.
 */
final class CountRing {

  private static final long EMPTY = Long.MIN_VALUE;

  private final long binMicros;
  private final int chunkBins;
  private final char[][] chunks;

  /** Which chunk of time each holds, counted from t = 0. */
  private final long[] held;

  private int cells;
  private long newest = EMPTY;

  /**
   * @param binMicros length of a bin, µs
   * @param bins how many are kept at least
   * @param chunkBins how many are made and forgotten at once
   * @param cells counts in each
   */
  CountRing(long binMicros, int bins, int chunkBins, int cells) {
    this.binMicros = binMicros;
    this.chunkBins = chunkBins;
    this.cells = cells;
    // The newest is not full.
    int slots = (bins + chunkBins - 1) / chunkBins + 1;
    this.chunks = new char[slots][];
    this.held = new long[slots];
    Arrays.fill(held, EMPTY);
  }

  long binMicros() {
    return binMicros;
  }

  int cells() {
    return cells;
  }

  /** The bin of an instant, counted from t = 0. */
  long bin(long micros) {
    return Math.floorDiv(micros, binMicros);
  }

  /** The first bin that may still be counted in. */
  long oldestBin() {
    return newest == EMPTY ? EMPTY : (newest - chunks.length + 1) * chunkBins;
  }

  /** Whether nothing has been counted. */
  boolean isEmpty() {
    return newest == EMPTY;
  }

  /** Behind the last bin that may have been counted in. */
  long endBin() {
    return (newest + 1) * chunkBins;
  }

  /**
   * Makes room for a bin, and forgets what is too old beside it.
   *
   * @return the counts that the bin is among, or null where it is too old itself
   */
  char[] open(long bin) {
    long chunk = Math.floorDiv(bin, chunkBins);
    if (newest != EMPTY && chunk <= newest - chunks.length) {
      return null;
    }
    int slot = (int) Math.floorMod(chunk, (long) chunks.length);
    if (held[slot] != chunk) {
      if (chunks[slot] == null) {
        chunks[slot] = new char[chunkBins * cells];
      } else {
        Arrays.fill(chunks[slot], (char) 0);
      }
      held[slot] = chunk;
    }
    newest = Math.max(newest, chunk);
    return chunks[slot];
  }

  /** Where the cells of a bin begin in its counts. */
  int base(long bin) {
    return (int) Math.floorMod(bin, (long) chunkBins) * cells;
  }

  /** Counts one more. */
  static void increment(char[] counts, int at) {
    if (counts[at] != Character.MAX_VALUE) {
      counts[at]++;
    }
  }

  /** The counts that a bin is among, or null where there are none. */
  char[] find(long bin) {
    long chunk = Math.floorDiv(bin, chunkBins);
    int slot = (int) Math.floorMod(chunk, (long) chunks.length);
    boolean there = held[slot] == chunk && chunk > newest - chunks.length;
    return there ? chunks[slot] : null;
  }

  /** Forgets all bins from one on. */
  void forgetFrom(long bin) {
    for (int slot = 0; slot < chunks.length; slot++) {
      if (held[slot] != EMPTY) {
        long first = held[slot] * chunkBins;
        int kept = (int) Math.max(0, Math.min(chunkBins, bin - first));
        Arrays.fill(chunks[slot], kept * cells, chunkBins * cells, (char) 0);
      }
    }
    if (newest != EMPTY) {
      newest = Math.min(newest, Math.floorDiv(bin, chunkBins));
    }
    for (int slot = 0; slot < chunks.length; slot++) {
      if (held[slot] > newest) {
        held[slot] = EMPTY;
      }
    }
  }

  /** Puts the counts of each cell where the map says, adding up what meets. */
  void rearrange(int newCells, IntUnaryOperator map) {
    for (int slot = 0; slot < chunks.length; slot++) {
      if (chunks[slot] == null) {
        continue;
      }
      char[] before = chunks[slot];
      char[] after = new char[chunkBins * newCells];
      for (int bin = 0; bin < chunkBins; bin++) {
        for (int cell = 0; cell < cells; cell++) {
          int at = bin * newCells + map.applyAsInt(cell);
          int sum = after[at] + before[bin * cells + cell];
          after[at] = (char) Math.min(sum, Character.MAX_VALUE);
        }
      }
      chunks[slot] = after;
    }
    cells = newCells;
  }
}
