/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import io.neuromorphic.flink.event.SpikeDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything kept of one population shard: its neurons, its clock, the input that waits, and the
 * books. Mutable; lives in one operator, deep copies of it go into keyed state.
 */
public final class PopulationState {

  private final Shape shape;
  private final float[] v;
  private final float[] u;
  private final PendingInput pending;
  private final List<InputBook> books;
  private final SpikeDigest digest;
  private final List<SpikeTrail> trails = new ArrayList<>();
  private final List<SynapticCurrent> synaptic = new ArrayList<>();
  private long nextWindow;
  private long spikes;
  private long steps;
  private long resets;
  private long saturated;

  /**
   * What must not change between a savepoint and the job that resumes from it.
   *
   * @param population name
   * @param shard number, from 0
   * @param shards of the population
   * @param populationSize neurons of the population
   * @param dtMicros length of a window, µs
   * @param originMicros start of the first window, µs
   * @param neurons a readable form of the parameters and the initial state
   */
  public record Shape(
      String population,
      int shard,
      int shards,
      int populationSize,
      long dtMicros,
      long originMicros,
      String neurons) {

    /** First neuron of the shard. */
    public int first() {
      return ShardKeys.firstNeuron(shard, shards, populationSize);
    }

    /** Number of neurons of the shard. */
    public int size() {
      return ShardKeys.firstNeuron(shard + 1, shards, populationSize) - first();
    }
  }

  /** Takes over the given arrays, of length {@code shape.size()}. */
  public PopulationState(Shape shape, float[] v, float[] u, long nextWindow) {
    this(shape, v, u, nextWindow, new PendingInput(), new ArrayList<>(), new SpikeDigest());
  }

  PopulationState(
      Shape shape,
      float[] v,
      float[] u,
      long nextWindow,
      PendingInput pending,
      List<InputBook> books,
      SpikeDigest digest) {
    this.shape = shape;
    this.v = v;
    this.u = u;
    this.nextWindow = nextWindow;
    this.pending = pending;
    this.books = books;
    this.digest = digest;
  }

  /** What the state is of. */
  public Shape shape() {
    return shape;
  }

  /** Membrane potentials, mV, mutated by steps. */
  public float[] v() {
    return v;
  }

  /** Recovery variables, mutated by steps. */
  public float[] u() {
    return u;
  }

  /** Input of windows that are not complete. */
  public PendingInput pending() {
    return pending;
  }

  /** The first window that has not been stepped. */
  public long nextWindow() {
    return nextWindow;
  }

  /** Digest of all spikes sent. */
  public SpikeDigest digest() {
    return digest;
  }

  /** One book per input that was heard of, in order of appearance. */
  public List<InputBook> books() {
    return books;
  }

  /** Index of an input's book, opened if there is none. */
  public int bookIndex(String input) {
    for (int i = 0; i < books.size(); i++) {
      if (books.get(i).input().equals(input)) {
        return i;
      }
    }
    books.add(new InputBook(input));
    return books.size() - 1;
  }

  /** Spikes that are under way to these neurons, by the population they come from. */
  public List<SpikeTrail> trails() {
    return trails;
  }

  /** The spikes under way from a population, kept from now on. */
  public SpikeTrail trail(String source) {
    for (SpikeTrail trail : trails) {
      if (trail.source().equals(source)) {
        return trail;
      }
    }
    SpikeTrail trail = new SpikeTrail(source);
    trails.add(trail);
    return trail;
  }

  /** Currents that decay, by where they come from. */
  public List<SynapticCurrent> synaptic() {
    return synaptic;
  }

  /** The decaying currents from a source, 0 at first. */
  public SynapticCurrent synaptic(String source) {
    for (SynapticCurrent each : synaptic) {
      if (each.source().equals(source)) {
        return each;
      }
    }
    SynapticCurrent added = new SynapticCurrent(source, new float[v.length]);
    synaptic.add(added);
    return added;
  }

  /**
   * Events of an input that wait for their window.
   *
   * @param book index of the input's book
   */
  public long pendingEvents(int book) {
    long events = pending.events(book);
    for (SynapticCurrent each : synaptic) {
      events += each.pending().events(book);
    }
    return events;
  }

  /** Counts a step that was made. */
  public void stepped(int spikes, long resets, long saturated) {
    nextWindow++;
    steps++;
    this.spikes += spikes;
    this.resets += resets;
    this.saturated += saturated;
  }

  /** Counts steps that changed nothing: the neurons rested, and there was no input. */
  public void stepped(long windows) {
    nextWindow += windows;
    steps += windows;
  }

  /** Spikes sent. */
  public long spikes() {
    return spikes;
  }

  /** Steps made. */
  public long steps() {
    return steps;
  }

  /** Neurons put back to their initial state because they were no longer finite. */
  public long resets() {
    return resets;
  }

  /** Sums that left ±2^62 multiples of 2^-40. */
  public long saturated() {
    return saturated;
  }

  void restoreCounters(long spikes, long steps, long resets, long saturated) {
    this.spikes = spikes;
    this.steps = steps;
    this.resets = resets;
    this.saturated = saturated;
  }

  /** A deep copy. */
  public PopulationState copy() {
    List<InputBook> copiedBooks = new ArrayList<>();
    books.forEach(book -> copiedBooks.add(book.copy()));
    PopulationState copy =
        new PopulationState(
            shape,
            v.clone(),
            u.clone(),
            nextWindow,
            pending.copy(),
            copiedBooks,
            new SpikeDigest(digest.a(), digest.b()));
    copy.restoreCounters(spikes, steps, resets, saturated);
    trails.forEach(trail -> copy.trails.add(trail.copy()));
    synaptic.forEach(each -> copy.synaptic.add(each.copy()));
    return copy;
  }
}
