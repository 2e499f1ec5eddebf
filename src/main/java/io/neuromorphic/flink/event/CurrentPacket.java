/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.event;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Current events (t µs, population, neuron, current) as parallel arrays. Populations are numbered
 * in a dictionary of the packet.
 */
public final class CurrentPacket extends InputPacket {

  /** Shown of the name of a population, which may be as long as a record. */
  private static final int MAX_NAME_CHARS = 120;

  private String[] populations = new String[1];
  private int populationCount;
  private long[] t;
  private int[] population;
  private int[] neuron;
  private float[] current;
  private Map<Integer, String> texts = Map.of();

  public CurrentPacket(int capacity) {
    t = new long[capacity];
    population = new int[capacity];
    neuron = new int[capacity];
    current = new float[capacity];
  }

  /** Takes over the given arrays; the first {@code size} entries of each are events. */
  public CurrentPacket(
      String[] populations, long[] t, int[] population, int[] neuron, float[] current, int size) {
    this.populations = populations;
    this.populationCount = populations.length;
    this.t = t;
    this.population = population;
    this.neuron = neuron;
    this.current = current;
    this.size = size;
  }

  /** The number under which this packet knows a population, giving it one if it has none. */
  public int dictionaryIndex(String name) {
    for (int i = 0; i < populationCount; i++) {
      if (populations[i].equals(name)) {
        return i;
      }
    }
    if (populationCount == populations.length) {
      populations = Arrays.copyOf(populations, Math.max(4, 2 * populationCount));
    }
    populations[populationCount] = name;
    return populationCount++;
  }

  /**
   * Appends one event. A neuron that does not fit an int is given as -1, a current that is no
   * number as NaN, both with {@link #setText}: it is for the intake to reject them.
   *
   * @param population from {@link #dictionaryIndex}
   */
  public void add(long t, int population, int neuron, float current) {
    int i = size;
    if (i == this.t.length) {
      ensureRoom(1);
    }
    this.t[i] = t;
    this.population[i] = population;
    this.neuron[i] = neuron;
    this.current[i] = current;
    size = i + 1;
  }

  /** Makes room for {@code more} events. */
  public void ensureRoom(int more) {
    int needed = Math.addExact(size, more);
    if (needed > t.length) {
      int capacity = Math.max(needed, Math.max(16, t.length + (t.length >> 1)));
      t = Arrays.copyOf(t, capacity);
      population = Arrays.copyOf(population, capacity);
      neuron = Arrays.copyOf(neuron, capacity);
      current = Arrays.copyOf(current, capacity);
    }
  }

  /** Keeps the original text of event i, where the columns cannot hold what it said. */
  public void setText(int i, String text) {
    if (texts.isEmpty()) {
      texts = new HashMap<>();
    }
    texts.put(i, text);
  }

  /** Original texts by event, where kept. */
  public Map<Integer, String> texts() {
    return texts;
  }

  /** Forgets the original texts, for when events have been moved. */
  public void dropTexts() {
    texts = Map.of();
  }

  /** Number of populations in the dictionary. */
  public int populationCount() {
    return populationCount;
  }

  /** Name of a population of the dictionary. */
  public String populationName(int index) {
    return populations[index];
  }

  @Override
  public long[] t() {
    return t;
  }

  /** Dictionary index of each event's population. */
  public int[] population() {
    return population;
  }

  /** Neuron of each event. */
  public int[] neuron() {
    return neuron;
  }

  /** Input current of each event, in the units of the Izhikevich equation. */
  public float[] current() {
    return current;
  }

  @Override
  public String describe(int i) {
    String text = texts.get(i);
    return text != null
        ? text
        : t[i]
            + ","
            + ShortText.cut(populations[population[i]], MAX_NAME_CHARS)
            + ","
            + neuron[i]
            + ","
            + current[i];
  }

  @Override
  public void move(int from, int to) {
    t[to] = t[from];
    population[to] = population[from];
    neuron[to] = neuron[from];
    current[to] = current[from];
  }

  @Override
  public void clear() {
    super.clear();
    populationCount = 0;
    texts = Map.of();
  }

  @Override
  protected CurrentPacket copyOfRange(int from, int to) {
    CurrentPacket copy =
        new CurrentPacket(
            Arrays.copyOf(populations, populationCount),
            Arrays.copyOfRange(t, from, to),
            Arrays.copyOfRange(population, from, to),
            Arrays.copyOfRange(neuron, from, to),
            Arrays.copyOfRange(current, from, to),
            to - from);
    texts.forEach(
        (i, text) -> {
          if (i >= from && i < to) {
            copy.setText(i - from, text);
          }
        });
    return copy;
  }

  /** A deep copy, its arrays trimmed to size. Original texts are kept. */
  public CurrentPacket copy() {
    CurrentPacket copy = copyOfRange(0, size);
    copyHeaderTo(copy);
    return copy;
  }
}
