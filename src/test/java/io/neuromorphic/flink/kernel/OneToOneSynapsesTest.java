/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class OneToOneSynapsesTest extends SynapsesContract {

  @Override
  Example example(Random random, Weights weights) {
    int size = size(random);
    float weight = weights.next();
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      edges.add(new Edge(i, i, weight));
    }
    return new Example(size, size, edges, size, maker -> maker.oneToOne(weight));
  }
}
