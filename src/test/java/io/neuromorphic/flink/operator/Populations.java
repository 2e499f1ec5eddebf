/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.kernel.IzhikevichParameters;
import io.neuromorphic.flink.kernel.StepConstants;
import java.util.ArrayList;
import java.util.List;

/** The populations that operators are tested with: a current of 600 makes any neuron fire. */
final class Populations {

  static final float FIRES = 600;
  static final float INITIAL_V = -70;
  static final float INITIAL_U = -14;

  private static final IzhikevichParameters TONIC = new IzhikevichParameters(0.02, 0.2, -65, 6);

  private Populations() {}

  static PopulationSpec population(String name, int size, int shards, String... inputs) {
    return new PopulationSpec(
        name,
        size,
        shards,
        StepConstants.of(TONIC, 0.001, INITIAL_V, INITIAL_U),
        TONIC + " from v=-70",
        new ArrayList<>(List.of(inputs)));
  }

  /** A job whose inputs all end. */
  static PopulationsSpec bounded(long dtMicros, long origin, PopulationSpec... populations) {
    return new PopulationsSpec(
        new ArrayList<>(List.of(populations)), inputs(populations), dtMicros, origin, true);
  }

  /** A job with an input that never ends. */
  static PopulationsSpec unbounded(long dtMicros, long origin, PopulationSpec... populations) {
    return new PopulationsSpec(
        new ArrayList<>(List.of(populations)), inputs(populations), dtMicros, origin, false);
  }

  private static List<String> inputs(PopulationSpec... populations) {
    List<String> inputs = new ArrayList<>();
    for (PopulationSpec population : populations) {
      inputs.addAll(population.inputs());
    }
    return new ArrayList<>(inputs.stream().distinct().sorted().toList());
  }
}
