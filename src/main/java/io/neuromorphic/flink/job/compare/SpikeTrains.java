/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.compare;

import io.neuromorphic.flink.event.SpikeDigest;
import io.neuromorphic.flink.event.SpikePacket;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.RandomAccess;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * The spikes of a run, in ascending order of (t, population, neuron), each once. Does not change.
 */
public final class SpikeTrains {

  /** No spikes. */
  public static final SpikeTrains NONE = of(List.of());

  private final String[] names;
  private final long[] t;
  private final int[] population;
  private final int[] neuron;
  private final Map<String, Integer> sizes;

  SpikeTrains(
      String[] names, long[] t, int[] population, int[] neuron, Map<String, Integer> sizes) {
    this.names = names;
    this.t = t;
    this.population = population;
    this.neuron = neuron;
    this.sizes = sizes;
  }

  /**
   * The given spikes, in whatever order.
   *
   * @throws IllegalArgumentException where one stands twice
   */
  public static SpikeTrains of(Collection<Spike> spikes) {
    SpikeColumns columns = new SpikeColumns();
    spikes.forEach(s -> columns.add(s.t(), s.population(), s.neuron()));
    return columns.trains();
  }

  /** The given spikes, in whatever order. */
  public static SpikeTrains of(Spike... spikes) {
    return of(List.of(spikes));
  }

  /**
   * The spikes of packets, in whatever order.
   *
   * @throws IllegalArgumentException where one was sent twice
   */
  public static SpikeTrains ofPackets(Collection<SpikePacket> packets) {
    SpikeColumns columns = new SpikeColumns();
    for (SpikePacket packet : packets) {
      for (int i = 0; i < packet.size(); i++) {
        columns.add(packet.t()[i], packet.population(), packet.neuron()[i]);
      }
    }
    return columns.trains();
  }

  /** Number of spikes. */
  public int size() {
    return t.length;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return t.length == 0;
  }

  /** Time of spike i, µs. */
  public long t(int i) {
    return t[i];
  }

  /** Population of spike i. */
  public String population(int i) {
    return names[population[i]];
  }

  /** Neuron of spike i. */
  public int neuron(int i) {
    return neuron[i];
  }

  /** Spike i. */
  public Spike get(int i) {
    return new Spike(t[i], population(i), neuron[i]);
  }

  /** All spikes, as a view. */
  public List<Spike> spikes() {
    return new View();
  }

  private final class View extends AbstractList<Spike> implements RandomAccess {
    @Override
    public Spike get(int index) {
      return SpikeTrains.this.get(index);
    }

    @Override
    public int size() {
      return t.length;
    }
  }

  /** The first spike. */
  public Optional<Spike> first() {
    return isEmpty() ? Optional.empty() : Optional.of(get(0));
  }

  /** The last spike. */
  public Optional<Spike> last() {
    return isEmpty() ? Optional.empty() : Optional.of(get(t.length - 1));
  }

  /** Populations whose size is known or that have spikes, and how many: in the order of names. */
  public Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    sizes.keySet().forEach(name -> counts.put(name, 0));
    for (int index : population) {
      counts.merge(names[index], 1, Integer::sum);
    }
    return Collections.unmodifiableMap(counts);
  }

  /** Number of neurons of a population, where it is known. */
  public OptionalInt neuronsOf(String name) {
    Integer size = sizes.get(name);
    return size == null ? OptionalInt.empty() : OptionalInt.of(size);
  }

  /** Numbers of neurons of the populations, as far as they are known. */
  public Map<String, Integer> sizes() {
    return sizes;
  }

  /** The same spikes, of populations whose sizes are known: rates are told a neuron. */
  public SpikeTrains withSizes(Map<String, Integer> neurons) {
    return new SpikeTrains(
        names, t, population, neuron, Collections.unmodifiableMap(new LinkedHashMap<>(neurons)));
  }

  /** Those of one population. */
  public SpikeTrains inPopulation(String name) {
    int index = Arrays.asList(names).indexOf(name);
    Integer size = sizes.get(name);
    return only(i -> population[i] == index, size == null ? Map.of() : Map.of(name, size));
  }

  /** Those of one neuron, of every population that is left. */
  public SpikeTrains ofNeuron(int index) {
    return only(i -> neuron[i] == index, sizes);
  }

  /**
   * Those from one time, inclusive, to another one, exclusive.
   *
   * @param fromMicros µs
   * @param toMicros µs
   */
  public SpikeTrains between(long fromMicros, long toMicros) {
    return only(i -> t[i] >= fromMicros && t[i] < toMicros, sizes);
  }

  SpikeTrains only(IntPredicate chosen) {
    return only(chosen, sizes);
  }

  private SpikeTrains only(IntPredicate chosen, Map<String, Integer> ofSizes) {
    int[] kept = new int[t.length];
    int count = 0;
    for (int i = 0; i < t.length; i++) {
      if (chosen.test(i)) {
        kept[count++] = i;
      }
    }
    long[] times = new long[count];
    int[] populations = new int[count];
    int[] neurons = new int[count];
    for (int i = 0; i < count; i++) {
      times[i] = t[kept[i]];
      populations[i] = population[kept[i]];
      neurons[i] = neuron[kept[i]];
    }
    return new SpikeTrains(names, times, populations, neurons, ofSizes);
  }

  /** The same, with so much added to every time: with minus the origin, times count from there. */
  public SpikeTrains shiftedBy(long micros) {
    long[] times = Arrays.stream(t).map(time -> Math.addExact(time, micros)).toArray();
    return new SpikeTrains(names, times, population, neuron, sizes);
  }

  /** The digest that a run of these spikes would tell: 32 hex digits. */
  public String digest() {
    long[] hashes = Arrays.stream(names).mapToLong(SpikeDigest::populationHash).toArray();
    SpikeDigest digest = new SpikeDigest();
    for (int i = 0; i < t.length; i++) {
      digest.add(hashes[population[i]], t[i], neuron[i]);
    }
    return digest.toString();
  }

  @Override
  public boolean equals(Object o) {
    if (!(o instanceof SpikeTrains other) || !Arrays.equals(t, other.t)) {
      return false;
    }
    return Arrays.equals(neuron, other.neuron) && spikes().equals(other.spikes());
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(t) + Arrays.hashCode(neuron);
  }

  private List<String> inSight() {
    return counts().entrySet().stream()
        .filter(e -> e.getValue() > 0)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** How many of which populations. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d %s%s",
        t.length,
        t.length == 1 ? "spike" : "spikes",
        isEmpty() ? "" : " of " + String.join(", ", inSight()));
  }
}
