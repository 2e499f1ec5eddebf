/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SparseSynapsesTest extends SynapsesContract {

  @Override
  Example example(Random random, Weights weights) {
    int to = size(random);
    int from = size(random);
    boolean half = random.nextBoolean();
    List<Edge> edges = new ArrayList<>();
    List<Short> halves = new ArrayList<>();
    int[] rowStart = new int[to + 1];
    int most = random.nextInt(10);
    for (int j = 0; j < to; j++) {
      // In any order, and several of one pair.
      for (int n = from == 0 ? 0 : random.nextInt(most + 1); n > 0; n--) {
        short bits = HalfSynapsesTest.half(random, weights);
        halves.add(bits);
        float weight = half ? Float16.toFloat(bits) : weights.next();
        edges.add(new Edge(random.nextInt(from), j, weight));
      }
      rowStart[j + 1] = edges.size();
    }
    int[] column = edges.stream().mapToInt(Edge::from).toArray();
    float[] floats = new float[column.length];
    short[] bits = new short[column.length];
    for (int n = 0; n < column.length; n++) {
      floats[n] = edges.get(n).weight();
      bits[n] = halves.get(n);
    }
    return new Example(
        from,
        to,
        edges,
        column.length,
        maker -> maker.sparse(rowStart, column, half ? null : floats, half ? bits : null));
  }

  @Test
  void theBoundKnowsThatAPairMayHaveManySynapses() {
    // Every one of the thousand is rounded up by almost half a step.
    int synapses = 1_000;
    float[] weights = new float[synapses];
    Arrays.fill(weights, 0x1.000002p-41f);
    Synapses made =
        new SynapseMaker(1, 0, 1, 1)
            .sparse(new int[] {0, synapses}, new int[synapses], weights, null);
    assertThat(made.bound()).isGreaterThanOrEqualTo(synapses * 0x1p-40);
  }
}
