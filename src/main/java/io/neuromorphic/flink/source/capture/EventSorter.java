/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.capture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Puts any number of events in the order of their times. A million of them wait in memory; beyond
 * that they wait, sorted, in a file of 20 bytes an event beside the one that is to be written.
 */
final class EventSorter implements Closeable {

  private final Path beside;
  private final int capacity;
  private long[] t = new long[1_024];
  private long[] what = new long[1_024];
  private int[] value = new int[1_024];
  private int size;
  private long events;
  private SpillFile spilled;

  /**
   * @param beside a file in whose folder events may wait
   */
  EventSorter(Path beside) {
    this(beside, EventOrder.MOST);
  }

  EventSorter(Path beside, int capacity) {
    this.beside = beside.toAbsolutePath();
    this.capacity = capacity;
  }

  /**
   * Adds an event.
   *
   * @throws IOException where the disk is full, or cannot be written
   */
  void add(long micros, long place, int number) throws IOException {
    if (size == capacity) {
      spill();
    }
    if (size == t.length) {
      int more = Math.min(capacity, 2 * size);
      t = Arrays.copyOf(t, more);
      what = Arrays.copyOf(what, more);
      value = Arrays.copyOf(value, more);
    }
    t[size] = micros;
    what[size] = place;
    value[size] = number;
    size++;
    events++;
  }

  /** Events added. */
  long events() {
    return events;
  }

  /** Shows all events in ascending order; those of one time as they were added. Last. */
  void show(EventVisitor visitor) throws IOException {
    int[] order = EventOrder.of(t, size);
    if (spilled == null) {
      for (int i : order) {
        visitor.event(t[i], what[i], value[i]);
      }
      return;
    }
    // They stay in memory: where the disk is full they would find no room.
    spilled.merge(
        size == 0 ? List.of() : List.of(new MemoryRun(spilled.runs(), t, what, value, order)),
        visitor);
  }

  private void spill() throws IOException {
    if (spilled == null) {
      spilled = new SpillFile(beside);
    }
    try {
      spilled.add(t, what, value, EventOrder.of(t, size));
    } catch (IOException e) {
      throw new IOException(
          "events that wait to be written find no room beside " + beside + ": " + e.getMessage(),
          e);
    }
    size = 0;
  }

  @Override
  public void close() throws IOException {
    if (spilled != null) {
      spilled.close();
    }
  }
}
