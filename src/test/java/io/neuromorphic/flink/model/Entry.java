/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.model;

/** What is read from a split, one after the other. */
public sealed interface Entry {

  /**
   * A current event.
   *
   * @param t µs
   * @param population that it names
   * @param neuron that it names
   * @param current of any value
   */
  record Event(long t, String population, int neuron, float current) implements Entry {}

  /**
   * An empty packet that says that every event before {@code until}, µs, has been sent: it moves
   * time as an event just before that instant would.
   */
  record Marker(long until) implements Entry {}
}
