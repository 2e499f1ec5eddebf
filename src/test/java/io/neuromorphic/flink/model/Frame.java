/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What a random job has but for its streams, and what moves become in it.
 *
 * @param base µs, about where streams begin
 */
record Frame(
    long dtMicros,
    long outOfOrdernessMillis,
    long maxGapMicros,
    long base,
    List<ModelPopulation> populations) {

  private static final long HOUR = 3_600_000_000L;
  private static final int HUGE_COPIES = 20;

  /** The entries of a split of an input that reaches some of the populations. */
  List<Entry> entries(List<Move> moves, List<ModelPopulation> reached) {
    List<Entry> entries = new ArrayList<>();
    long time = base;
    for (Move move : moves) {
      time += move.on().micros(dtMicros, outOfOrdernessMillis * 1_000);
      long behind = time - move.behind().micros(dtMicros, outOfOrdernessMillis * 1_000);
      add(entries, move, move.border().of(behind, dtMicros), reached);
    }
    return entries;
  }

  private void add(List<Entry> entries, Move move, long t, List<ModelPopulation> reached) {
    int copies =
        Currents.isHuge(move.current()) ? Math.min(HUGE_COPIES, move.copies()) : move.copies();
    for (int copy = 0; copy < copies; copy++) {
      // Two are the same, a burst goes to one neuron after the other.
      int who = copies == 2 ? move.who() : move.who() + copy;
      ModelPopulation population = reached.get(who % reached.size());
      String name = population.name();
      int neuron = who % population.size();
      float current = move.current();
      entries.add(
          switch (move.kind()) {
            case EVENT -> new Entry.Event(t, name, neuron, current);
            case MARKER -> new Entry.Marker(t);
            case NO_POPULATION -> new Entry.Event(t, "nowhere", neuron, current);
            case NEURON_BELOW -> new Entry.Event(t, name, -1, current);
            case NEURON_ABOVE -> new Entry.Event(t, name, population.size(), current);
            case BEYOND_GAP -> new Entry.Event(beyondGap(entries, t), name, neuron, current);
            case HOURS_AHEAD -> new Entry.Event(t + 2 * HOUR, name, neuron, current);
            case CENTURIES_AHEAD -> new Entry.Event(t + 5_000_000 * HOUR, name, neuron, current);
          });
    }
  }

  /** Just too far from the entry before it; of a gap of an hour it would take hours to step. */
  private long beyondGap(List<Entry> entries, long t) {
    return maxGapMicros < HOUR
            && !entries.isEmpty()
            && entries.get(entries.size() - 1) instanceof Entry.Event last
        ? last.t() + maxGapMicros + 1
        : t;
  }
}
