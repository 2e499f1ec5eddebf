/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.tool;

import io.neuromorphic.flink.event.SpikeDigest;
import io.neuromorphic.flink.state.PopulationState;
import io.neuromorphic.flink.state.PopulationState.Shape;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A population in a snapshot, put together from its shards.
 *
 * @param shape of its first shard
 * @param v membrane potentials in the order of the neurons, mV
 * @param u recovery variables in the order of the neurons
 * @param t how far each neuron has come, µs: the same for those of a shard
 * @param steps made by its shards, together
 * @param spikes sent
 * @param resets of neurons that were no longer finite
 * @param saturated sums that left their range
 * @param pending events that wait for their window to be completed
 * @param digest of the spikes
 */
@SuppressWarnings("ArrayRecordComponent") // Large; never compared.
public record PopulationSnapshot(
    Shape shape,
    float[] v,
    float[] u,
    long[] t,
    long steps,
    long spikes,
    long resets,
    long saturated,
    long pending,
    SpikeDigest digest) {

  /**
   * Puts a population together.
   *
   * @param shards its shards, in any order
   * @throws IOException if one is missing, or they do not belong together
   */
  static PopulationSnapshot of(List<PopulationState> shards) throws IOException {
    Shape shape = shards.get(0).shape();
    PopulationState[] ordered = new PopulationState[shape.shards()];
    for (PopulationState shard : shards) {
      Shape other = shard.shape();
      if (other.shards() != shape.shards() || other.populationSize() != shape.populationSize()) {
        throw new IOException("shards that do not belong together: " + shape + " and " + other);
      }
      ordered[other.shard()] = shard;
    }
    int missing = Arrays.asList(ordered).indexOf(null);
    if (missing >= 0) {
      throw new IOException(
          "shard "
              + missing
              + " of "
              + ordered.length
              + " of population '"
              + shape.population()
              + "' is missing");
    }
    return joined(shape, Arrays.asList(ordered));
  }

  private static PopulationSnapshot joined(Shape shape, List<PopulationState> shards) {
    float[] v = new float[shape.populationSize()];
    float[] u = new float[v.length];
    long[] t = new long[v.length];
    SpikeDigest digest = new SpikeDigest();
    for (PopulationState shard : shards) {
      int first = shard.shape().first();
      int size = shard.v().length;
      System.arraycopy(shard.v(), 0, v, first, size);
      System.arraycopy(shard.u(), 0, u, first, size);
      Arrays.fill(t, first, first + size, shard.nextWindow() * shape.dtMicros());
      digest.merge(shard.digest());
    }
    return new PopulationSnapshot(
        shards.get(0).shape(),
        v,
        u,
        t,
        shards.stream().mapToLong(PopulationState::steps).sum(),
        shards.stream().mapToLong(PopulationState::spikes).sum(),
        shards.stream().mapToLong(PopulationState::resets).sum(),
        shards.stream().mapToLong(PopulationState::saturated).sum(),
        shards.stream().mapToLong(PopulationSnapshot::pending).sum(),
        digest);
  }

  private static long pending(PopulationState shard) {
    long pending = 0;
    for (int book = 0; book < shard.books().size(); book++) {
      pending += shard.pendingEvents(book);
    }
    return pending;
  }

  /** Name of the population. */
  public String name() {
    return shape.population();
  }

  /** How far the neuron that has come least far has come, µs. */
  public long clock() {
    return LongStream.of(t).min().orElse(shape.originMicros());
  }

  /** How far the neuron that has come farthest has come, µs: another time amid a catch-up only. */
  public long lastClock() {
    return LongStream.of(t).max().orElse(shape.originMicros());
  }
}
