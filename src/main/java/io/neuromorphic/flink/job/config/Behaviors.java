/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import io.neuromorphic.flink.kernel.IzhikevichParameters;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The named behaviours, as far as a job file needs them. */
final class Behaviors {

  /**
   * Parameters with an initial state.
   *
   * @param v membrane potential, mV
   * @param u recovery variable
   */
  record Behavior(IzhikevichParameters parameters, float v, float u) {}

  private static final Map<String, Behavior> ALL =
      Map.of(
          "tonic_spiking", new Behavior(new IzhikevichParameters(0.02, 0.2, -65, 6), -70, -14),
          "phasic_spiking", new Behavior(new IzhikevichParameters(0.02, 0.25, -65, 6), -64, -16));

  private Behaviors() {}

  static Set<String> names() {
    return ALL.keySet();
  }

  static Optional<Behavior> named(String name) {
    return Optional.ofNullable(ALL.get(name));
  }
}
