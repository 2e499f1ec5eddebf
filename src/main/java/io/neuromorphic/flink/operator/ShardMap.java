/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.ShardKey;
import io.neuromorphic.flink.state.ShardKeys;

/** Where the neurons of one population are: the shard of each, and the shards' keys. */
final class ShardMap {

  private final ShardKey[] keys;
  private final int[] first;
  private final double shardsPerNeuron;

  ShardMap(String population, int size, int shards) {
    keys = new ShardKey[shards];
    first = new int[shards + 1];
    for (int i = 0; i < shards; i++) {
      keys[i] = ShardKeys.of(population, i, shards);
      first[i] = ShardKeys.firstNeuron(i, shards, size);
    }
    first[shards] = size;
    shardsPerNeuron = (double) shards / size;
  }

  int shards() {
    return keys.length;
  }

  ShardKey key(int shard) {
    return keys[shard];
  }

  /** First neuron of a shard; of the one after the last, the number of neurons. */
  int first(int shard) {
    return first[shard];
  }

  /** The shard that holds a neuron of the population. */
  int shardOf(int neuron) {
    // The quotient is off by at most one, or by more where there are more shards than neurons.
    int shard = Math.min((int) (neuron * shardsPerNeuron), keys.length - 1);
    while (neuron < first[shard]) {
      shard--;
    }
    while (neuron >= first[shard + 1]) {
      shard++;
    }
    return shard;
  }
}
