/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.model;

/** DESIGN 4 and 5.2: what an event may say besides its time. */
final class AddressModel {

  private static final float LARGEST = 65_536;

  private AddressModel() {}

  /** Why an event is not good, whatever its time, or null. */
  static Fate fault(ModelJob job, ModelInput input, Entry.Event event) {
    if (!input.populations().contains(event.population())) {
      return Fate.UNKNOWN_POPULATION;
    }
    int size = job.population(event.population()).size();
    if (event.neuron() < 0 || event.neuron() >= size) {
      return Fate.INVALID_NEURON;
    }
    // "A current must be finite and |I| ≤ 65,536."
    boolean good = Float.isFinite(event.current()) && Math.abs(event.current()) <= LARGEST;
    return good ? null : Fate.INVALID_CURRENT;
  }
}
