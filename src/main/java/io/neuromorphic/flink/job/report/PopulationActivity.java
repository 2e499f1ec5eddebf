/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.report;

import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.SpikePacket;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What is seen of a population's spikes: when and which, in cells; and how long after the neuron's
 * last one. Many threads may add at once, each the packets of other shards.
 *
 * <p>A shard sends all spikes of a window in one packet, and its windows in order. So a packet, or
 * the beginning of one, that does not go beyond what its shard has sent already comes again, after
 * a restart of the job: it is the same spikes, and they are counted once.
 */
final class PopulationActivity {

  private final int size;
  private final long dtMicros;
  private final int neuronsPerRow;
  private final int watchedEvery;
  private final TimeBins bins;
  private final Intervals intervals = new Intervals();
  private final long[] lastWindow;
  private final Map<Integer, Long> sent = new HashMap<>();
  private long spikes;
  private long again;
  private long reached = Long.MIN_VALUE;

  /**
   * @param size number of neurons
   * @param dtMicros length of a window, µs
   * @param mostRows of cells
   * @param watchedEvery intervals are those of neurons 0, n, 2n, …
   */
  PopulationActivity(int size, long dtMicros, int mostRows, int watchedEvery) {
    this.size = size;
    this.dtMicros = dtMicros;
    this.watchedEvery = watchedEvery;
    neuronsPerRow = (size + mostRows - 1) / mostRows;
    bins = new TimeBins((size + neuronsPerRow - 1) / neuronsPerRow, dtMicros);
    lastWindow = new long[(size + watchedEvery - 1) / watchedEvery];
    Arrays.fill(lastWindow, Long.MIN_VALUE);
  }

  synchronized void add(SpikePacket packet) {
    long[] t = packet.t();
    int[] neuron = packet.neuron();
    long before = sent.getOrDefault(packet.shard(), Long.MIN_VALUE);
    int from = 0;
    while (from < packet.size() && t[from] <= before) {
      from++;
    }
    again += from;
    spikes += packet.size() - from;
    if (from < packet.size()) {
      sent.put(packet.shard(), t[packet.size() - 1]);
      reached = Math.max(reached, t[packet.size() - 1]);
    }
    if (packet.until() != InputPacket.NONE) {
      reached = Math.max(reached, packet.until());
    }
    while (from < packet.size()) {
      int to = from + 1;
      while (to < packet.size() && t[to] == t[from]) {
        to++;
      }
      addWindow(Math.floorDiv(t[from], dtMicros) - 1, neuron, from, to);
      from = to;
    }
  }

  private void addWindow(long window, int[] neuron, int from, int to) {
    int bin = bins.bin(window * dtMicros);
    for (int i = from; i < to; i++) {
      bins.increment(bin, neuron[i] / neuronsPerRow);
      if (watchedEvery == 1 || neuron[i] % watchedEvery == 0) {
        int watched = neuron[i] / watchedEvery;
        long last = lastWindow[watched];
        if (last != Long.MIN_VALUE) {
          intervals.add(window - last);
        }
        lastWindow[watched] = window;
      }
    }
  }

  /** Number of neurons. */
  int size() {
    return size;
  }

  /** Neurons that share a row of cells. */
  int neuronsPerRow() {
    return neuronsPerRow;
  }

  /** Intervals are those of every so many-th neuron. */
  int watchedEvery() {
    return watchedEvery;
  }

  /** Spikes by time and row; a window counts where it begins. */
  TimeBins bins() {
    return bins;
  }

  /** Intervals between two spikes of a neuron. */
  Intervals intervals() {
    return intervals;
  }

  /** Spikes, each once. */
  long spikes() {
    return spikes;
  }

  /** Spikes that came again after a restart. */
  long again() {
    return again;
  }

  /** Event time up to which it was stepped, µs; {@code Long.MIN_VALUE} where nothing was told. */
  long reached() {
    return reached;
  }
}
