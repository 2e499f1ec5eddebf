/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.compare;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** Spikes as they are gathered, before they are put in order. */
final class SpikeColumns {

  private final Map<String, Integer> indices = new HashMap<>();
  private String[] names = new String[4];
  private long[] t = new long[16];
  private int[] population = new int[16];
  private int[] neuron = new int[16];
  private int size;

  void add(long time, String name, int index) {
    if (size == t.length) {
      int capacity = size + (size >> 1);
      t = Arrays.copyOf(t, capacity);
      population = Arrays.copyOf(population, capacity);
      neuron = Arrays.copyOf(neuron, capacity);
    }
    t[size] = time;
    population[size] = indices.computeIfAbsent(name, this::newName);
    neuron[size] = index;
    size++;
  }

  private int newName(String name) {
    int number = indices.size();
    if (number == names.length) {
      names = Arrays.copyOf(names, 2 * number);
    }
    names[number] = name;
    return number;
  }

  /**
   * All of them, in order.
   *
   * @throws IllegalArgumentException where one stands twice
   */
  SpikeTrains trains() {
    String[] sorted = new TreeSet<>(indices.keySet()).toArray(String[]::new);
    int[] rank = new int[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      rank[indices.get(sorted[i])] = i;
    }
    for (int i = 0; i < size; i++) {
      population[i] = rank[population[i]];
    }
    boolean ordered = true;
    for (int i = 1; i < size && ordered; i++) {
      ordered = compare(i - 1, i) <= 0;
    }
    if (!ordered) {
      sort();
    }
    SpikeTrains trains =
        new SpikeTrains(
            sorted,
            Arrays.copyOf(t, size),
            Arrays.copyOf(population, size),
            Arrays.copyOf(neuron, size),
            Map.of());
    for (int i = 1; i < size; i++) {
      if (compare(i - 1, i) == 0) {
        throw new IllegalArgumentException("the spike " + trains.get(i) + " stands twice");
      }
    }
    return trains;
  }

  private int compare(int i, int j) {
    int order = Long.compare(t[i], t[j]);
    if (order == 0) {
      order = Integer.compare(population[i], population[j]);
    }
    return order == 0 ? Integer.compare(neuron[i], neuron[j]) : order;
  }

  private void sort() {
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Comparator<Integer> comparator = this::compare;
    Arrays.sort(order, comparator);
    long[] times = new long[size];
    int[] populations = new int[size];
    int[] neurons = new int[size];
    for (int i = 0; i < size; i++) {
      times[i] = t[order[i]];
      populations[i] = population[order[i]];
      neurons[i] = neuron[order[i]];
    }
    t = times;
    population = populations;
    neuron = neurons;
  }
}
