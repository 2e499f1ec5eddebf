/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.history;

import java.util.Arrays;

/**
 * The last {@value #SPIKES} spikes of a large population one by one, in the order in which they
 * came: what a few of its neurons did is told apart from it, as rows that neurons share cannot.
 * Times are whole milliseconds. Not for several threads.
 */
final class SpikeLog {

  static final int SPIKES = 1 << 20;

  private static final int FIRST_SPIKES = 1 << 10;
  private static final int NO_NEURON = -1;
  private static final long MICROS = Tier.FINE.binMicros();

  /** Milliseconds since the base, and below them the neuron. */
  private long[] spikes = new long[FIRST_SPIKES];

  /** Spikes that were ever added: the next goes to this place, modulo the length. */
  private long end;

  private long start;

  /** What times are counted from, ms. */
  private long base;

  /** Of the time before, µs, some may be missing. */
  private long completeFrom;

  /**
   * @param completeFrom the first instant of which all spikes will be added, µs
   */
  SpikeLog(long completeFrom) {
    this.completeFrom = completeFrom;
  }

  void add(long micros, int neuron) {
    long millis = Math.floorDiv(micros, MICROS);
    if (end == start) {
      base = millis;
    } else if (millis - base != (int) (millis - base)) {
      // Weeks away: nobody looks at both.
      completeFrom = Math.max(completeFrom, (newest() + 1) * MICROS);
      start = end;
      base = millis;
    }
    if (end - start == spikes.length) {
      makeRoom();
    }
    spikes[(int) (end % spikes.length)] =
        (millis - base) << Integer.SIZE | Integer.toUnsignedLong(neuron);
    end++;
  }

  private long newest() {
    long newest = Long.MIN_VALUE;
    for (long i = start; i < end; i++) {
      newest = Math.max(newest, millis(spikes[(int) (i % spikes.length)]));
    }
    return newest;
  }

  private void makeRoom() {
    if (spikes.length < SPIKES) {
      // The ring has not come round yet: all lie from 0 on.
      spikes = Arrays.copyOf(spikes, spikes.length * 2);
      return;
    }
    long lost = millis(spikes[(int) (start % spikes.length)]);
    completeFrom = Math.max(completeFrom, (lost + 1) * MICROS);
    start++;
  }

  private long millis(long spike) {
    return base + (spike >> Integer.SIZE);
  }

  /** Whether all spikes from an instant on are here. */
  boolean isCompleteFrom(long micros) {
    return micros >= completeFrom;
  }

  /** Forgets those from an instant on. */
  void forgetFrom(long micros) {
    long millis = Math.floorDiv(micros, MICROS);
    for (long i = start; i < end; i++) {
      int at = (int) (i % spikes.length);
      if (millis(spikes[at]) >= millis) {
        spikes[at] |= Integer.toUnsignedLong(NO_NEURON);
      }
    }
  }

  /**
   * Counts spikes by column of a window and row of neurons.
   *
   * @param merged neurons that share a row
   * @param sums takes the counts, {@code [row * columns + column]}
   */
  void sum(Window window, NeuronRange range, int merged, int[] sums) {
    for (long i = start; i < end; i++) {
      long spike = spikes[(int) (i % spikes.length)];
      int neuron = (int) spike;
      if (neuron < range.first() || neuron > range.last()) {
        continue;
      }
      long t = millis(spike) * MICROS;
      if (t >= window.from() && t < window.to()) {
        int column = (int) ((t - window.from()) / window.step());
        sums[(neuron - range.first()) / merged * window.columns() + column]++;
      }
    }
  }
}
