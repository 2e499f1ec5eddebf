/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class HalfSynapsesTest extends SynapsesContract {

  @Override
  Example example(Random random, Weights weights) {
    int to = size(random);
    int from = to > 100 ? random.nextInt(20) : size(random) % 300;
    short[] matrix = new short[to * from];
    List<Edge> edges = new ArrayList<>();
    for (int n = 0; n < matrix.length; n++) {
      matrix[n] = half(random, weights);
      edges.add(new Edge(n % from, n / from, Float16.toFloat(matrix[n])));
    }
    return new Example(from, to, edges, matrix.length, maker -> maker.denseHalf(matrix));
  }

  /** Any finite number of half precision, or one near to a weight. */
  static short half(Random random, Weights weights) {
    if (random.nextInt(8) == 0) {
      return (short) (random.nextInt(0x7c00) | random.nextInt(2) << 15);
    }
    return Float16.of(Math.max(-65_504, Math.min(65_504, weights.next())));
  }
}
