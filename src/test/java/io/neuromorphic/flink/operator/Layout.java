/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import java.util.List;

/**
 * How a job is cut up, which must not matter: lists are indexed by population or input and go round
 * where they are short.
 *
 * @param populationSubtasks of the population operator
 * @param shards of each population, at most one a neuron
 * @param sourceSubtasks of each input
 * @param packetSize most entries that are read at once
 * @param seed of who is next: which split is read, which subtask sends, what of it arrives
 */
record Layout(
    int populationSubtasks,
    List<Integer> shards,
    List<Integer> sourceSubtasks,
    int packetSize,
    long seed) {

  int shards(int population, int size) {
    return Math.min(size, shards.get(population % shards.size()));
  }

  int sourceSubtasks(int input) {
    return sourceSubtasks.get(input % sourceSubtasks.size());
  }

  /** The same shards, which are for ever, and all else as in another layout. */
  Layout rescaled(Layout other) {
    return new Layout(
        other.populationSubtasks, shards, other.sourceSubtasks, other.packetSize, other.seed);
  }
}
