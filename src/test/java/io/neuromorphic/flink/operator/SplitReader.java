/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.Positions;
import io.neuromorphic.flink.model.Entry;
import io.neuromorphic.flink.model.ModelJob;
import io.neuromorphic.flink.source.intake.SplitIntake;
import java.util.List;

/** One split, read packet by packet; what is read goes through its intake. */
final class SplitReader {

  final String name;
  private final List<Entry> entries;
  final SplitIntake intake;
  private int next;

  SplitReader(String name, List<Entry> entries, SplitIntake intake, int next) {
    this.name = name;
    this.entries = entries;
    this.intake = intake;
    this.next = next;
  }

  /** One that goes on where this one stands, as after a restore. */
  SplitReader restored() {
    return new SplitReader(name, entries, intake.restored(), next);
  }

  boolean atEnd() {
    return next == entries.size();
  }

  /** Reads at most that many entries, fewer where a marker ends the packet. */
  CurrentPacket read(int most) {
    int to = next;
    do {
      to++;
    } while (to < entries.size()
        && to - next < most
        && !(entries.get(to - 1) instanceof Entry.Marker));
    CurrentPacket packet = packet(name, entries, next, to);
    next = to;
    intake.judge(packet, ModelJob.NOW_MILLIS);
    return packet;
  }

  /** Where an event stands, as a rejection names it. */
  static String position(String split, int entry) {
    return split + "#" + entry;
  }

  /** A packet of events and at most one marker, as it comes from a decoder. */
  static CurrentPacket packet(String split, List<Entry> entries, int from, int to) {
    CurrentPacket packet = new CurrentPacket(0);
    int[] offsets = new int[to - from];
    for (int i = from; i < to; i++) {
      if (entries.get(i) instanceof Entry.Event event) {
        offsets[packet.size()] = i;
        int population = packet.dictionaryIndex(event.population());
        packet.add(event.t(), population, event.neuron(), event.current());
      } else {
        packet.setUntil(((Entry.Marker) entries.get(i)).until());
      }
    }
    packet.setPositions(Positions.at(split + "#", 0, offsets));
    return packet;
  }
}
