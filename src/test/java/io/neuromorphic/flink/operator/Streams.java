/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random currents over some windows of a job: many neurons silent, some firing, some on the edge.
 */
final class Streams {

  private Streams() {}

  static List<Current> random(PopulationsSpec spec, int windows, int events, Random random) {
    List<Current> currents = new ArrayList<>();
    for (int i = 0; i < events; i++) {
      PopulationSpec population = spec.populations().get(random.nextInt(spec.populations().size()));
      String input = population.inputs().get(random.nextInt(population.inputs().size()));
      long t = spec.originMicros() + (long) (random.nextDouble() * windows * spec.dtMicros());
      int neuron = random.nextInt(population.size());
      currents.add(new Current(input, t, population.name(), neuron, current(random)));
    }
    return currents;
  }

  private static float current(Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> Populations.FIRES;
      case 1 -> (float) (random.nextGaussian() * 1e-9);
      case 2 -> (float) (random.nextGaussian() * 65_000);
      default -> (float) (random.nextGaussian() * 100);
    };
  }

  static long lastTime(List<Current> currents) {
    return currents.stream().mapToLong(Current::t).max().orElseThrow();
  }
}
