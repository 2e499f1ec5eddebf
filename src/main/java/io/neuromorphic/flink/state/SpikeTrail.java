/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import java.util.Arrays;

/**
 * The spikes of a population in the last windows, kept by whoever has synapses from it for as long
 * as their delays ask for. Spikes of a window may come in several portions, of several shards.
 */
public final class SpikeTrail {

  private final String source;
  private long[] window = new long[8];
  private int[] start = new int[8];
  private int[] end = new int[8];
  private int first;
  private int last;
  private int[] neurons = new int[64];
  private int used;

  /** Spikes that are kept. */
  private int spikes;

  /**
   * @param source the population whose spikes they are
   */
  public SpikeTrail(String source) {
    this.source = source;
  }

  /** The population whose spikes they are. */
  public String source() {
    return source;
  }

  /**
   * Adds spikes of a window.
   *
   * @param fired neurons that fired, {@code [from, to)} of the array
   * @param from index of the first
   * @param to index after the last
   * @param offset is added to each
   */
  public void add(long inWindow, int[] fired, int from, int to, int offset) {
    int count = to - from;
    if (count == 0) {
      return;
    }
    makeRoom(count);
    spikes += count;
    int at = used;
    for (int i = from; i < to; i++) {
      neurons[used++] = fired[i] + offset;
    }
    insert(inWindow, at, used);
  }

  /** Portions come nearly in the order of their windows. */
  private void insert(long inWindow, int from, int to) {
    if (last == window.length) {
      makeRoomForPortion();
    }
    int at = last;
    while (at > first && window[at - 1] > inWindow) {
      window[at] = window[at - 1];
      start[at] = start[at - 1];
      end[at] = end[at - 1];
      at--;
    }
    window[at] = inWindow;
    start[at] = from;
    end[at] = to;
    last++;
  }

  private void makeRoomForPortion() {
    int size = last - first;
    int capacity = size > window.length / 2 ? 2 * window.length : window.length;
    long[] windows = new long[capacity];
    int[] starts = new int[capacity];
    int[] ends = new int[capacity];
    System.arraycopy(window, first, windows, 0, size);
    System.arraycopy(start, first, starts, 0, size);
    System.arraycopy(end, first, ends, 0, size);
    window = windows;
    start = starts;
    end = ends;
    first = 0;
    last = size;
  }

  private void makeRoom(int count) {
    if (count <= neurons.length - used) {
      return;
    }
    int needed = Math.addExact(spikes, count);
    // Half of it is free then, so that what is copied is copied seldom.
    int[] kept = new int[Math.max(64, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * needed))];
    int to = 0;
    for (int i = first; i < last; i++) {
      int length = end[i] - start[i];
      System.arraycopy(neurons, start[i], kept, to, length);
      start[i] = to;
      to += length;
      end[i] = to;
    }
    neurons = kept;
    used = to;
  }

  /** Forgets the spikes of all windows before one. */
  public void forget(long before) {
    while (first < last && window[first] < before) {
      spikes -= end[first] - start[first];
      first++;
    }
    if (first == last) {
      first = 0;
      last = 0;
      used = 0;
    }
  }

  /** Number of spikes that are kept. */
  public int spikes() {
    return spikes;
  }

  /** Number of portions that are kept, in ascending order of their windows. */
  public int portions() {
    return last - first;
  }

  /** Window of a portion. */
  public long window(int portion) {
    return window[first + portion];
  }

  /** Where a portion begins in {@link #neurons}. */
  public int start(int portion) {
    return start[first + portion];
  }

  /** Where a portion ends in {@link #neurons}. */
  public int end(int portion) {
    return end[first + portion];
  }

  /** The neurons that fired, within the whole population. */
  public int[] neurons() {
    return neurons;
  }

  /** The first portion that is not of a window before the given one; else their number. */
  public int firstFrom(long inWindow) {
    int found = Arrays.binarySearch(window, first, last, inWindow);
    if (found < 0) {
      return -found - 1 - first;
    }
    while (found > first && window[found - 1] == inWindow) {
      found--;
    }
    return found - first;
  }

  /** A deep copy, its arrays trimmed to size. */
  public SpikeTrail copy() {
    SpikeTrail copy = new SpikeTrail(source);
    for (int i = first; i < last; i++) {
      copy.add(window[i], neurons, start[i], end[i], 0);
    }
    return copy;
  }
}
