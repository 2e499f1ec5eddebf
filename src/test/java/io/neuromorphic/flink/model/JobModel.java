/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.model;

import io.neuromorphic.flink.event.DigestReference;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * DESIGN 4 for reading: what a job must make of what was read from its splits, whatever the speed
 * of each, and however its work is cut into packets, shards and subtasks. No split falls idle.
 */
public final class JobModel {

  private record Place(String population, int neuron, long window) {}

  private final ModelJob job;
  private final boolean ended;
  private final long origin;
  private final Map<String, List<SplitModel>> splits = new HashMap<>();
  private final Map<Place, SumModel> sums = new HashMap<>();
  private final Map<String, Map<Fate, Long>> books = new HashMap<>();
  private final List<ModelSpike> spikes = new ArrayList<>();
  private long resets;

  /**
   * Makes it.
   *
   * @param ended whether all splits have ended with what is given; else they go on
   */
  public JobModel(ModelJob job, boolean ended) {
    this.job = job;
    this.ended = ended;
    this.origin = OriginModel.of(job);
    for (ModelInput input : job.inputs()) {
      splits.put(
          input.name(),
          input.splits().stream().map(s -> new SplitModel(job, input, origin, s)).toList());
    }
    if (!fails()) {
      job.inputs().forEach(this::book);
      job.populations().forEach(this::step);
    }
  }

  /** Start of the first window that is stepped, µs. */
  public long origin() {
    return origin;
  }

  /** Whether the job fails, as the clock of a split is out of all bounds. */
  public boolean fails() {
    return allSplits().stream().anyMatch(split -> split.fails);
  }

  /** What becomes of an entry; null for a marker that is not rejected. */
  public Fate fate(ModelInput input, int split, int entry) {
    Fate rejected = splits.get(input.name()).get(split).rejected.get(entry);
    if (rejected != null || !(input.splits().get(split).get(entry) instanceof Entry.Event event)) {
      return rejected;
    }
    return job.window(event.t()) < endOfSteps(event.population()) ? Fate.INTEGRATED : Fate.PENDING;
  }

  private void book(ModelInput input) {
    Map<Fate, Long> book = new EnumMap<>(Fate.class);
    books.put(input.name(), book);
    for (int split = 0; split < input.splits().size(); split++) {
      for (int entry = 0; entry < input.splits().get(split).size(); entry++) {
        Fate fate = fate(input, split, entry);
        if (fate != null) {
          book.merge(fate, 1L, Long::sum);
        }
        if (fate == Fate.INTEGRATED) {
          Entry.Event event = (Entry.Event) input.splits().get(split).get(entry);
          sums.computeIfAbsent(
                  new Place(event.population(), event.neuron(), job.window(event.t())),
                  place -> new SumModel())
              .add(event.current());
        }
      }
    }
  }

  /** The first window that is not stepped. */
  private long endOfSteps(String population) {
    long end = ended ? endOfInputs(population) : endOfWatermarks();
    return Math.max(end, job.window(origin));
  }

  /**
   * End. "When every input […] has ended, every population is stepped through the window that holds
   * the largest accepted t of any input that reaches it […] and no further."
   */
  private long endOfInputs(String population) {
    return job.inputs().stream()
        .filter(input -> input.populations().contains(population))
        .flatMap(input -> splits.get(input.name()).stream())
        .map(split -> split.largest)
        .filter(Objects::nonNull)
        .mapToLong(largest -> job.window(largest) + 1)
        .max()
        .orElse(Long.MIN_VALUE);
  }

  /**
   * Silence. "every population is stepped for every window up to the watermark", which is the least
   * of all splits; there is none before each of them has had an event.
   */
  private long endOfWatermarks() {
    if (allSplits().stream().anyMatch(split -> split.largest == null)) {
      return Long.MIN_VALUE;
    }
    BigInteger completeUntil =
        allSplits().stream()
            .map(SplitModel::completeUntil)
            .min(BigInteger::compareTo)
            .orElseThrow();
    return job.window(completeUntil.longValueExact());
  }

  private List<SplitModel> allSplits() {
    return splits.values().stream().flatMap(List::stream).toList();
  }

  /** Silence. "From the origin on […] with I = 0 where nothing came." */
  private void step(ModelPopulation population) {
    String name = population.name();
    long end = endOfSteps(name);
    for (int i = 0; i < population.size(); i++) {
      NeuronModel neuron = new NeuronModel(population.constants());
      for (long window = job.window(origin); window < end; window++) {
        SumModel sum = sums.get(new Place(name, i, window));
        if (neuron.step(sum == null ? 0 : sum.current())) {
          spikes.add(new ModelSpike((window + 1) * job.dtMicros(), name, i));
        }
      }
      resets += neuron.resets();
    }
  }

  /** All spikes, by population and neuron. */
  public List<ModelSpike> spikes() {
    return spikes;
  }

  /** The digest of all spikes. */
  public String digest() {
    DigestReference digest = new DigestReference();
    spikes.forEach(spike -> digest.add(spike.population(), spike.t(), spike.neuron()));
    return digest.toString();
  }

  /** How many windows a population is stepped through. */
  public long steps(String population) {
    return endOfSteps(population) - job.window(origin);
  }

  /** How often neurons were put back to their initial state. */
  public long resets() {
    return resets;
  }

  /** How many events of an input had a fate. */
  public long count(String input, Fate fate) {
    return books.get(input).getOrDefault(fate, 0L);
  }

  /** How many events of an input were read: all that had a fate. */
  public long read(String input) {
    return books.get(input).values().stream().mapToLong(n -> n).sum();
  }

  /** Whether a sum may have left the grid, so that nothing is promised. */
  public boolean mayLeaveTheGrid() {
    return sums.values().stream().anyMatch(SumModel::mayLeaveTheGrid);
  }
}
