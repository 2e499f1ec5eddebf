/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

import java.util.Arrays;

/**
 * Remembers, for the events of a {@link ShardPacket}, when and where they were read, so that one
 * that arrives too late can still be named. Kept for inputs whose splits may fall idle.
 */
public final class EventTrace {

  private int size;
  private long[] t;
  private long[] place;
  private int segmentCount;
  private int[] segmentEnd = new int[4];
  private String[] segmentPrefix = new String[4];

  /** Of the last segment, where that is known: a prefix is made once, not for every event. */
  private Positions segmentPositions;

  public EventTrace(int capacity) {
    t = new long[capacity];
    place = new long[capacity];
  }

  /** Appends the event that {@code positions} names as its i-th, read at {@code time} µs. */
  public void add(long time, Positions positions, int i) {
    if (size == t.length) {
      int capacity = Math.max(16, size + (size >> 1));
      t = Arrays.copyOf(t, capacity);
      place = Arrays.copyOf(place, capacity);
    }
    t[size] = time;
    place[size] = positions.number(i);
    size++;
    if (positions == segmentPositions) {
      segmentEnd[segmentCount - 1] = size;
    } else {
      extend(positions.stem());
      segmentPositions = positions;
    }
  }

  /** Declares that all events up to the last one added have their places after {@code prefix}. */
  private void extend(String prefix) {
    if (segmentCount > 0 && segmentPrefix[segmentCount - 1].equals(prefix)) {
      segmentEnd[segmentCount - 1] = size;
      return;
    }
    if (segmentCount == segmentEnd.length) {
      segmentEnd = Arrays.copyOf(segmentEnd, 2 * segmentCount);
      segmentPrefix = Arrays.copyOf(segmentPrefix, 2 * segmentCount);
    }
    segmentEnd[segmentCount] = size;
    segmentPrefix[segmentCount++] = prefix;
  }

  /** Number of events. */
  public int size() {
    return size;
  }

  /** Times, µs. */
  public long[] t() {
    return t;
  }

  /** Numbers of places, each after the prefix of its segment. */
  public long[] place() {
    return place;
  }

  /** Number of runs of events that share a prefix. */
  public int segmentCount() {
    return segmentCount;
  }

  /** Index after the last event of a segment. */
  public int segmentEnd(int segment) {
    return segmentEnd[segment];
  }

  /** Prefix of the places of a segment. */
  public String segmentPrefix(int segment) {
    return segmentPrefix[segment];
  }

  /** Where event i was read, as in {@link Positions#label}. */
  public String label(int i) {
    int segment = 0;
    while (segmentEnd[segment] <= i) {
      segment++;
    }
    return segmentPrefix[segment] + place[i];
  }

  /** A trace of the given columns and segments, taken over. */
  public static EventTrace of(
      long[] t, long[] place, int size, String[] prefixes, int[] ends, int segments) {
    EventTrace trace = new EventTrace(0);
    trace.t = t;
    trace.place = place;
    trace.size = size;
    trace.segmentPrefix = prefixes.length == 0 ? new String[4] : prefixes;
    trace.segmentEnd = ends.length == 0 ? new int[4] : ends;
    trace.segmentCount = segments;
    return trace;
  }

  public EventTrace copy() {
    return of(
        Arrays.copyOf(t, size),
        Arrays.copyOf(place, size),
        size,
        Arrays.copyOf(segmentPrefix, segmentCount),
        Arrays.copyOf(segmentEnd, segmentCount),
        segmentCount);
  }
}
