/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

import io.neuromorphic.flink.event.SpikePacket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Brings spikes of many shards into ascending order of (t, population, neuron). Each shard's own
 * come in that order already, and shards hold ascending ranges of neurons.
 */
final class SpikeSorter {

  private static final Comparator<Run> ORDER =
      Comparator.comparingLong(Run::t)
          .thenComparing(run -> run.packet.population())
          .thenComparingInt(run -> run.packet.shard());

  private List<SpikePacket> waiting = new ArrayList<>();

  /** Spikes of one shard that share a time. */
  private record Run(long t, SpikePacket packet, int from, int to) {}

  void add(SpikePacket packet) {
    waiting.add(packet);
  }

  List<SpikePacket> waiting() {
    return waiting;
  }

  /** Takes out all spikes with t at most {@code limit}, in order. */
  List<SpikePacket> takeUpTo(long limit) {
    List<Run> runs = new ArrayList<>();
    List<SpikePacket> later = new ArrayList<>();
    for (SpikePacket packet : waiting) {
      int end = split(packet, limit, runs);
      if (end < packet.size()) {
        later.add(end == 0 ? packet : slice(packet, end, packet.size()));
      }
    }
    waiting = later;
    runs.sort(ORDER);
    List<SpikePacket> sorted = new ArrayList<>(runs.size());
    for (Run run : runs) {
      sorted.add(slice(run.packet, run.from, run.to));
    }
    return sorted;
  }

  private static int split(SpikePacket packet, long limit, List<Run> runs) {
    long[] t = packet.t();
    int from = 0;
    while (from < packet.size() && t[from] <= limit) {
      int to = from + 1;
      while (to < packet.size() && t[to] == t[from]) {
        to++;
      }
      runs.add(new Run(t[from], packet, from, to));
      from = to;
    }
    return from;
  }

  private static SpikePacket slice(SpikePacket packet, int from, int to) {
    return new SpikePacket(
        packet.population(),
        packet.shard(),
        Arrays.copyOfRange(packet.t(), from, to),
        Arrays.copyOfRange(packet.neuron(), from, to),
        to - from);
  }
}
