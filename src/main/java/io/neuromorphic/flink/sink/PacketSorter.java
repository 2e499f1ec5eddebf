/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.sink;

import io.neuromorphic.flink.event.OrderedPacket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Brings what comes from many shards into ascending order of (t, population, neuron). Each shard's
 * own comes in that order already, and shards hold ascending ranges of neurons.
 *
 * @param <P> the packets it comes in
 */
final class PacketSorter<P extends OrderedPacket<P>> {

  private List<P> waiting = new ArrayList<>();

  /** Entries of one shard that share a time. */
  private record Run<P extends OrderedPacket<P>>(long t, P packet, int from, int to) {

    static <P extends OrderedPacket<P>> Comparator<Run<P>> order() {
      return Comparator.<Run<P>>comparingLong(Run::t)
          .thenComparing(run -> run.packet.population())
          .thenComparingInt(run -> run.packet.shard());
    }
  }

  void add(P packet) {
    waiting.add(packet);
  }

  List<P> waiting() {
    return waiting;
  }

  /** Takes out all entries with t at most {@code limit}, in order. */
  List<P> takeUpTo(long limit) {
    List<Run<P>> runs = new ArrayList<>();
    List<P> later = new ArrayList<>();
    for (P packet : waiting) {
      int end = split(packet, limit, runs);
      if (end < packet.size()) {
        later.add(end == 0 ? packet : packet.slice(end, packet.size()));
      }
    }
    waiting = later;
    runs.sort(Run.order());
    List<P> sorted = new ArrayList<>(runs.size());
    for (Run<P> run : runs) {
      sorted.add(run.packet.slice(run.from, run.to));
    }
    return sorted;
  }

  private int split(P packet, long limit, List<Run<P>> runs) {
    long[] t = packet.t();
    int from = 0;
    while (from < packet.size() && t[from] <= limit) {
      int to = from + 1;
      while (to < packet.size() && t[to] == t[from]) {
        to++;
      }
      runs.add(new Run<>(t[from], packet, from, to));
      from = to;
    }
    return from;
  }
}
