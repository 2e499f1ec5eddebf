/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class DenseSynapsesTest extends SynapsesContract {

  @Override
  Example example(Random random, Weights weights) {
    int to = size(random);
    int from = to > 100 ? random.nextInt(20) : size(random) % 300;
    float[] matrix = new float[to * from];
    List<Edge> edges = new ArrayList<>();
    for (int n = 0; n < matrix.length; n++) {
      matrix[n] = weights.next();
      edges.add(new Edge(n % from, n / from, matrix[n]));
    }
    return new Example(from, to, edges, matrix.length, maker -> maker.dense(matrix));
  }
}
