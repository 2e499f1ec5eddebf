/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.synapses;

import static org.assertj.core.api.Assertions.assertThat;

import io.neuromorphic.flink.event.Weights;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WeightHashTest {

  @Test
  void theHashIsThatOfTheContent() {
    // printf '\1\0\0\0\2\0\0\0\0\0\0\0\0\0\0\0\0\0\200\077\0\0\0\100' | sha256sum
    assertThat(WeightHash.of(Weights.dense(1, 2, new float[] {1, 2})))
        .isEqualTo("52fa4990f517565b");
  }

  @Test
  void sameContentHasTheSameHash() {
    float[] many = new float[10_000];
    many[9_999] = 1;
    assertThat(WeightHash.of(Weights.dense(100, 100, many)))
        .isEqualTo(WeightHash.of(Weights.dense(100, 100, many.clone())));
  }

  @Test
  void whateverDiffersMakesAnotherHash() {
    int[] starts = {0, 1, 2};
    int[] columns = {0, 1};
    float[] values = {1, 2};
    short[] halves = {1, 2};
    assertThat(
            Set.of(
                WeightHash.of(Weights.dense(1, 2, values)),
                WeightHash.of(Weights.dense(2, 1, values)),
                WeightHash.of(Weights.dense(1, 2, new float[] {2, 1})),
                WeightHash.of(Weights.dense(1, 2, new float[] {1, -2})),
                WeightHash.of(Weights.denseHalf(1, 2, halves)),
                WeightHash.of(Weights.sparse(2, 2, starts, columns, values)),
                WeightHash.of(Weights.sparse(2, 3, starts, columns, values)),
                WeightHash.of(Weights.sparse(2, 2, new int[] {0, 2, 2}, columns, values)),
                WeightHash.of(Weights.sparse(2, 2, starts, new int[] {1, 0}, values)),
                WeightHash.of(Weights.sparseHalf(2, 2, starts, columns, halves))))
        .hasSize(10)
        .allMatch(hash -> hash.matches("[0-9a-f]{16}"));
  }
}
