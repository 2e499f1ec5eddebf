/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

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
}
