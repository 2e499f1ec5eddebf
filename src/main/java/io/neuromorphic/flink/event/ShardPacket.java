/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

import java.util.Arrays;

/**
 * Input currents for one population shard, in runs that share a dt window; what travels from the
 * routers to the neurons. May carry no event but counts of an input, or its end.
 *
 * <p>Or else the spikes of a population that has synapses to those neurons: then it has a {@link
 * #source}, no input, its neurons are those that fired, numbered within their whole population, and
 * there are no currents.
 *
 * <p>A current stands for one event, or for several of one neuron and window that were summed up: a
 * run tells how many events its currents are.
 *
 * <p>Neurons are numbered within the shard. Growable, filled by one router, then handed over.
 */
public final class ShardPacket {

  private final ShardKey key;
  private final String input;
  private int size;
  private int[] neuron;
  private float[] current;
  private int runCount;
  private long[] runWindow;
  private int[] runEnd;
  private int[] runEvents;
  private EventTrace trace;
  private IntakeCounts counts;
  private EndOfInput end;
  private SpikeSource source;

  public ShardPacket(ShardKey key, String input, int capacity) {
    this(
        key,
        input,
        new int[capacity],
        new float[capacity],
        0,
        new long[4],
        new int[4],
        new int[4],
        0);
  }

  /** Takes over the given arrays. */
  public ShardPacket(
      ShardKey key,
      String input,
      int[] neuron,
      float[] current,
      int size,
      long[] runWindow,
      int[] runEnd,
      int[] runEvents,
      int runCount) {
    this.key = key;
    this.input = input;
    this.neuron = neuron;
    this.current = current;
    this.size = size;
    this.runWindow = runWindow;
    this.runEnd = runEnd;
    this.runEvents = runEvents;
    this.runCount = runCount;
  }

  /**
   * Appends one current: one event.
   *
   * @param window number of the dt window
   * @param neuron within the shard
   * @param current finite
   */
  public void add(long window, int neuron, float current) {
    int i = size;
    if (i == this.neuron.length) {
      int capacity = Math.max(16, i + (i >> 1));
      this.neuron = Arrays.copyOf(this.neuron, capacity);
      this.current = Arrays.copyOf(this.current, capacity);
    }
    this.neuron[i] = neuron;
    this.current[i] = current;
    size = i + 1;
    int run = runCount - 1;
    if (run >= 0 && runWindow[run] == window) {
      runEnd[run] = size;
      runEvents[run]++;
    } else {
      startRun(window);
    }
  }

  /** For spikes of a population. */
  public static ShardPacket ofSpikes(ShardKey to, int capacity) {
    return new ShardPacket(
        to, "", new int[capacity], new float[0], 0, new long[4], new int[4], new int[4], 0);
  }

  /**
   * Appends the spikes of a window.
   *
   * @param window whose step made them fire
   * @param spikes neurons that fired, the first {@code count}
   * @param offset is added to each
   */
  public void addSpikes(long window, int[] spikes, int count, int offset) {
    int needed = Math.addExact(size, count);
    if (needed > neuron.length) {
      neuron = Arrays.copyOf(neuron, Math.max(needed, size + (size >> 1)));
    }
    for (int i = 0; i < count; i++) {
      neuron[size + i] = spikes[i] + offset;
    }
    size = needed;
    startRun(window);
  }

  /**
   * Takes in an event of the last run whose neuron has a current there.
   *
   * @param i index of that current
   * @param sum what it is, the event's own included
   */
  public void sumUp(int i, float sum) {
    current[i] = sum;
    runEvents[runCount - 1]++;
  }

  /**
   * Whether the i-th current belongs to a neuron and to the last run, which is one of a window.
   *
   * @param i any number from 0
   */
  public boolean holds(int i, long window, int neuron) {
    int run = runCount - 1;
    return i < size
        && this.neuron[i] == neuron
        && runWindow[run] == window
        && (run == 0 || i >= runEnd[run - 1]);
  }

  private void startRun(long window) {
    if (runCount == runWindow.length) {
      int capacity = Math.max(4, 2 * runCount);
      runWindow = Arrays.copyOf(runWindow, capacity);
      runEnd = Arrays.copyOf(runEnd, capacity);
      runEvents = Arrays.copyOf(runEvents, capacity);
    }
    runWindow[runCount] = window;
    runEvents[runCount] = 1;
    runEnd[runCount++] = size;
  }

  /** The shard whose neurons are meant. */
  public ShardKey key() {
    return key;
  }

  /** Name of the input the currents come from. */
  public String input() {
    return input;
  }

  /** Number of currents. */
  public int size() {
    return size;
  }

  /** Neuron of each current, within the shard. */
  public int[] neuron() {
    return neuron;
  }

  /** The currents. */
  public float[] current() {
    return current;
  }

  /** Number of runs. */
  public int runCount() {
    return runCount;
  }

  /** Window of each run. */
  public long[] runWindow() {
    return runWindow;
  }

  /** Index after the last current of each run; ascending. */
  public int[] runEnd() {
    return runEnd;
  }

  /** Number of events of each run. */
  public int[] runEvents() {
    return runEvents;
  }

  /** Number of events of all runs, at least {@link #size}; means nothing for spikes. */
  public long events() {
    long events = 0;
    for (int run = 0; run < runCount; run++) {
      events += runEvents[run];
    }
    return events;
  }

  /** When and where the currents were read, or null where that is not kept. */
  public EventTrace trace() {
    return trace;
  }

  public void setTrace(EventTrace trace) {
    this.trace = trace;
  }

  /** Counts of the input to be added to its books, or null. */
  public IntakeCounts counts() {
    return counts;
  }

  public void setCounts(IntakeCounts counts) {
    this.counts = counts;
  }

  /** The end of a subtask of the input, or null. */
  public EndOfInput end() {
    return end;
  }

  public void setEnd(EndOfInput end) {
    this.end = end;
  }

  /** Whose spikes these are; null for currents of an input. */
  public SpikeSource source() {
    return source;
  }

  public void setSource(SpikeSource source) {
    this.source = source;
  }

  /** A deep copy of spikes for another shard. */
  public ShardPacket spikesTo(ShardKey to) {
    return new ShardPacket(
        to,
        input,
        Arrays.copyOf(neuron, size),
        new float[0],
        size,
        Arrays.copyOf(runWindow, runCount),
        Arrays.copyOf(runEnd, runCount),
        Arrays.copyOf(runEvents, runCount),
        runCount);
  }

  /** A deep copy, its arrays trimmed to size. */
  public ShardPacket copy() {
    ShardPacket copy =
        new ShardPacket(
            key,
            input,
            Arrays.copyOf(neuron, size),
            Arrays.copyOf(current, source == null ? size : 0),
            size,
            Arrays.copyOf(runWindow, runCount),
            Arrays.copyOf(runEnd, runCount),
            Arrays.copyOf(runEvents, runCount),
            runCount);
    copy.trace = trace == null ? null : trace.copy();
    copy.counts = counts == null ? null : counts.copy();
    copy.end = end;
    copy.source = source;
    return copy;
  }
}
