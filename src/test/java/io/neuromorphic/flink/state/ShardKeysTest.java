/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.neuromorphic.flink.event.ShardKey;
import java.util.Random;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardKeysTest {

  @ParameterizedTest
  @ValueSource(strings = {"retina", "motion", "größe", "a", "", "left eye, magno-cellular"})
  void shardIOfNFallsInKeyGroup128IOverN(String population) {
    for (int n = 1; n <= 128; n++) {
      for (int i = 0; i < n; i++) {
        ShardKey key = ShardKeys.of(population, i, n);
        assertThat(KeyGroupRangeAssignment.assignToKeyGroup(key, 128)).isEqualTo(i * 128 / n);
      }
    }
  }

  @Test
  void asManyShardsAsSlotsGiveOneToEach() {
    for (int parallelism = 1; parallelism <= 128; parallelism *= 2) {
      for (int i = 0; i < parallelism; i++) {
        assertThat(
                KeyGroupRangeAssignment.assignKeyToParallelOperator(
                    ShardKeys.of("retina", i, parallelism), 128, parallelism))
            .isEqualTo(i);
      }
    }
  }

  @Test
  void keysLiveInSavepointsAndNeverChange() {
    assertThat(ShardKeys.of("retina", 0, 1)).isEqualTo(new ShardKey("retina", 0, 25));
    assertThat(ShardKeys.of("retina", 3, 4)).isEqualTo(new ShardKey("retina", 3, 191));
    assertThat(ShardKeys.of("motion", 127, 128)).isEqualTo(new ShardKey("motion", 127, 31));
    assertThat(ShardKeys.of("größe", 5, 7)).isEqualTo(new ShardKey("größe", 5, 475));
    assertThat(new ShardKey("retina", 3, 258).hashCode()).isEqualTo(-318_204_358);
  }

  @Test
  void refusesShardsThatAreNot() {
    for (int[] shard : new int[][] {{-1, 4}, {4, 4}, {0, 0}, {0, 129}}) {
      assertThatThrownBy(() -> ShardKeys.of("p", shard[0], shard[1]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void everyNeuronIsInOneShard() {
    Random random = new Random(3);
    for (int round = 0; round < 300; round++) {
      int size = 1 + random.nextInt(300);
      int shards = 1 + random.nextInt(128);
      assertThat(ShardKeys.firstNeuron(0, shards, size)).isZero();
      assertThat(ShardKeys.firstNeuron(shards, shards, size)).isEqualTo(size);
      for (int shard = 0; shard < shards; shard++) {
        int first = ShardKeys.firstNeuron(shard, shards, size);
        int next = ShardKeys.firstNeuron(shard + 1, shards, size);
        assertThat(next - first).isBetween(size / shards, (size + shards - 1) / shards);
        for (int neuron = first; neuron < next; neuron++) {
          assertThat(ShardKeys.shardOf(neuron, shards, size)).isEqualTo(shard);
        }
      }
    }
  }

  @Test
  void largePopulationsDoNotOverflow() {
    int size = Integer.MAX_VALUE;
    assertThat(ShardKeys.firstNeuron(127, 128, size)).isEqualTo(2_130_706_431);
    assertThat(ShardKeys.shardOf(size - 1, 128, size)).isEqualTo(127);
    assertThat(ShardKeys.shardOf(0, 128, size)).isZero();
  }
}
