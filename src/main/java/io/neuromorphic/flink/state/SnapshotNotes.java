/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import io.neuromorphic.flink.event.InputPacket;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a resumed job must know of its snapshot, whichever shards a subtask restores: the one
 * origin, what the populations were, and how far inputs had ended. Each subtask notes what it
 * knows; put together, that is all.
 *
 * @param originMicros start of the first window of the job, µs
 * @param dtMicros length of a window, µs
 * @param populations by name, as far as the subtask held shards of them
 * @param ends by input, of those that had told a part of their end
 */
public record SnapshotNotes(
    long originMicros,
    long dtMicros,
    Map<String, PopulationNote> populations,
    Map<String, InputEnd> ends) {

  /** Copies the maps, in the order of their keys. */
  public SnapshotNotes {
    populations = Collections.unmodifiableMap(new TreeMap<>(populations));
    ends = Collections.unmodifiableMap(new TreeMap<>(ends));
  }

  /**
   * A population.
   *
   * @param size neurons of the whole population
   * @param shards of the whole population
   * @param neurons a readable form of the parameters and the initial state
   * @param nextWindow the first window that a shard had not stepped
   * @param spikes sent by the shards noted
   */
  public record PopulationNote(int size, int shards, String neurons, long nextWindow, long spikes) {

    PopulationNote and(PopulationNote other) {
      return new PopulationNote(
          size, shards, neurons, Math.min(nextWindow, other.nextWindow), spikes + other.spikes);
    }
  }

  /**
   * How far an input had ended.
   *
   * @param subtasks that read it
   * @param ended numbers of those that had reached their end, ascending
   * @param lastTime largest accepted time of those, µs, or {@link InputPacket#NONE}
   */
  public record InputEnd(int subtasks, List<Integer> ended, long lastTime) {

    /** Copies the list. */
    public InputEnd {
      ended = List.copyOf(ended);
    }

    /** Whether all had reached their end. */
    public boolean isWhole() {
      return subtasks > 0 && ended.size() == subtasks;
    }

    InputEnd and(InputEnd other) {
      if (subtasks != other.subtasks) {
        // One of the two had not yet heard from the input since it was restored with another
        // parallelism; who has heard more knows better.
        return ended.size() >= other.ended.size() ? this : other;
      }
      TreeSet<Integer> both = new TreeSet<>(ended);
      both.addAll(other.ended);
      return new InputEnd(subtasks, List.copyOf(both), Math.max(lastTime, other.lastTime));
    }
  }

  /** What a subtask knows that holds the given shards. */
  public static SnapshotNotes of(
      long originMicros, long dtMicros, Collection<PopulationState> shards) {
    Map<String, PopulationNote> populations = new LinkedHashMap<>();
    Map<String, InputEnd> ends = new LinkedHashMap<>();
    for (PopulationState shard : shards) {
      PopulationState.Shape shape = shard.shape();
      populations.merge(
          shape.population(),
          new PopulationNote(
              shape.populationSize(),
              shape.shards(),
              shape.neurons(),
              shard.nextWindow(),
              shard.spikes()),
          PopulationNote::and);
      for (InputBook book : shard.books()) {
        if (book.subtasks() > 0) {
          List<Integer> ended = book.ended().stream().boxed().toList();
          ends.merge(
              book.input(), new InputEnd(book.subtasks(), ended, book.lastTime()), InputEnd::and);
        }
      }
    }
    return new SnapshotNotes(originMicros, dtMicros, populations, ends);
  }

  /** What two subtasks know. */
  public SnapshotNotes and(SnapshotNotes other) {
    Map<String, PopulationNote> allPopulations = new LinkedHashMap<>(populations);
    other.populations.forEach(
        (name, note) -> allPopulations.merge(name, note, PopulationNote::and));
    Map<String, InputEnd> allEnds = new LinkedHashMap<>(ends);
    other.ends.forEach((input, end) -> allEnds.merge(input, end, InputEnd::and));
    return new SnapshotNotes(originMicros, dtMicros, allPopulations, allEnds);
  }
}
