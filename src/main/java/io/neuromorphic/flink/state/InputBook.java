/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import io.neuromorphic.flink.event.EndOfInput;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.IntakeCounts;
import java.util.BitSet;

/** What one shard knows of one input: its part of the books, and how far the input has ended. */
public final class InputBook {

  private final String input;
  private final IntakeCounts counts;
  private long integrated;
  private long lastTime;
  private int subtasks;
  private final BitSet ended;

  public InputBook(String input) {
    this(input, new IntakeCounts(), 0, InputPacket.NONE, 0, new BitSet());
  }

  InputBook(
      String input,
      IntakeCounts counts,
      long integrated,
      long lastTime,
      int subtasks,
      BitSet ended) {
    this.input = input;
    this.counts = counts;
    this.integrated = integrated;
    this.lastTime = lastTime;
    this.subtasks = subtasks;
    this.ended = ended;
  }

  /** Notes that a subtask of the input has reached its end. */
  public void end(EndOfInput end) {
    if (end.of() != subtasks) {
      // Restored with another parallelism: those that still run will tell again.
      ended.clear();
      subtasks = end.of();
    }
    ended.set(end.subtask());
    lastTime = Math.max(lastTime, end.lastTime());
  }

  /**
   * Forgets the ends of subtasks where others go on: after a restore, be it at the same or another
   * parallelism, all of them run again, with the splits that are left, and tell their ends anew.
   */
  public void restart() {
    if (!hasEnded()) {
      ended.clear();
    }
  }

  /** Takes over what others knew of the input's end, where this book had not heard of it. */
  public void endAs(SnapshotNotes.InputEnd known) {
    if (subtasks == 0) {
      for (int subtask : known.ended()) {
        end(new EndOfInput(subtask, known.subtasks(), known.lastTime()));
      }
    }
  }

  /** Whether all subtasks of the input have reached their end. */
  public boolean hasEnded() {
    return subtasks > 0 && ended.cardinality() == subtasks;
  }

  /** Name of the input. */
  public String input() {
    return input;
  }

  /** Events read, filtered and rejected, as far as this shard keeps them for the job. */
  public IntakeCounts counts() {
    return counts;
  }

  /** Events of the input that entered a step of this shard. */
  public long integrated() {
    return integrated;
  }

  /** Counts events that entered a step. */
  public void addIntegrated(long events) {
    integrated += events;
  }

  /** Largest accepted time, µs, of the subtasks that have ended; {@code NONE} if there is none. */
  public long lastTime() {
    return lastTime;
  }

  int subtasks() {
    return subtasks;
  }

  BitSet ended() {
    return ended;
  }

  InputBook copy() {
    return new InputBook(
        input, counts.copy(), integrated, lastTime, subtasks, (BitSet) ended.clone());
  }
}
