/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

import java.util.Map;

/**
 * Counts the events of a stream whose time lies before that of the event just before them, over all
 * its packets.
 */
public final class BackwardSteps {

  /** What a warning calls them. */
  public static final String KIND = "times before their predecessor";

  private long last = Long.MIN_VALUE;
  private long count;

  /** Takes the times of the next events: the first {@code size} entries of {@code t}, µs. */
  public void add(long[] t, int size) {
    long before = last;
    long steps = 0;
    for (int i = 0; i < size; i++) {
      steps += t[i] < before ? 1 : 0;
      before = t[i];
    }
    last = before;
    count += steps;
  }

  /** The same as warnings of a recording are told: by kind, empty if there were none. */
  public Map<String, Long> warnings() {
    return count == 0 ? Map.of() : Map.of(KIND, count);
  }

  /** How many there were. */
  public long count() {
    return count;
  }
}
