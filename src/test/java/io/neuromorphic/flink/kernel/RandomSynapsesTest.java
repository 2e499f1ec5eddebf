/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Drawn synapses: a pair's are a function of seed and place, in a shard as in the whole. */
class RandomSynapsesTest extends SynapsesContract {

  @Override
  Example example(Random random, Weights weights) {
    int to = size(random);
    int from = to > 100 ? random.nextInt(20) : size(random) % 300;
    boolean half = random.nextBoolean();
    double probability = random.nextInt(3) == 0 ? 1 : 0.3 * random.nextDouble() + 1e-3;
    Distribution drawn =
        random.nextBoolean()
            ? new Distribution.Normal(random.nextGaussian(), random.nextDouble())
            : new Distribution.Uniform(-random.nextDouble(), random.nextDouble(), 2);
    long seed = random.nextLong();
    List<Edge> edges = new ArrayList<>();
    for (int i = 0; i < from; i++) {
      for (int j = 0; j < to; j++) {
        long n = (long) i * to + j;
        long whether = CounterRandom.bits(CounterRandom.seed(seed, 0), n);
        if (CounterRandom.uniform(whether) < probability) {
          float weight = (float) drawn.at(CounterRandom.seed(seed, 1), n);
          edges.add(new Edge(i, j, half ? Float16.toFloat(Float16.of(weight)) : weight));
        }
      }
    }
    return new Example(
        from, to, edges, edges.size(), maker -> maker.random(probability, drawn, seed, to, half));
  }

  @Test
  void aboutTheShareOfPairsIsConnectedThatWasAskedFor() {
    Synapses tenth =
        new SynapseMaker(1_000, 0, 1_000, 1)
            .random(0.1, new Distribution.Normal(0, 1), 3, 1_000, false);
    // Five standard deviations of a binomial.
    assertThat(tenth.count()).isBetween(98_500L, 101_500L);
  }

  @Test
  void aWeightThatHalfPrecisionCannotHoldIsRefused() {
    assertThatThrownBy(
            () ->
                new SynapseMaker(1, 0, 1, 1)
                    .random(1, new Distribution.Uniform(70_000, 70_001), 3, 1, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("float16");
  }
}
