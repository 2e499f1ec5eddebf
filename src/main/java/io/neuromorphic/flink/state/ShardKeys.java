/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import io.neuromorphic.flink.event.ShardKey;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;

/**
 * Where keys live: shard i of n falls in key group ⌊i·128/n⌋, so that the shards of a population
 * spread evenly over the slots at any parallelism. For ever: savepoints depend on it.
 */
public final class ShardKeys {

  /** The max parallelism of every job. */
  public static final int KEY_GROUPS = 128;

  private ShardKeys() {}

  /** The key of one shard of a population. */
  public static ShardKey of(String population, int shard, int shards) {
    if (shard < 0 || shard >= shards || shards > KEY_GROUPS) {
      throw new IllegalArgumentException("shard " + shard + " of " + shards);
    }
    int group = (int) ((long) shard * KEY_GROUPS / shards);
    for (int salt = 0; ; salt++) {
      ShardKey key = new ShardKey(population, shard, salt);
      if (KeyGroupRangeAssignment.assignToKeyGroup(key, KEY_GROUPS) == group) {
        return key;
      }
    }
  }

  /** First neuron of a shard of a population; that of shard {@code shards} is the size. */
  public static int firstNeuron(int shard, int shards, int size) {
    return (int) ((long) size * shard / shards);
  }

  /** The shard that holds a neuron. */
  public static int shardOf(int neuron, int shards, int size) {
    int shard = (int) (((long) neuron * shards + shards - 1) / size);
    // The estimate can be one too high where the ranges are not of equal length.
    while (shard >= shards || firstNeuron(shard, shards, size) > neuron) {
      shard--;
    }
    while (firstNeuron(shard + 1, shards, size) <= neuron) {
      shard++;
    }
    return shard;
  }
}
