/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class AllToAllSynapsesTest extends SynapsesContract {

  @Override
  Example example(Random random, Weights weights) {
    int to = size(random);
    int from = to > 100 ? random.nextInt(20) : size(random) % 300;
    float weight = weights.next();
    List<Edge> edges = new ArrayList<>();
    for (int n = 0; n < from * to; n++) {
      edges.add(new Edge(n / to, n % to, weight));
    }
    return new Example(from, to, edges, edges.size(), maker -> maker.allToAll(weight));
  }
}
