/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.stream;

import java.io.Serializable;
import org.apache.flink.api.common.functions.Function;

/**
 * Makes current events of what a program's stream carries.
 *
 * @param <T> what it carries
 */
@FunctionalInterface
public interface CurrentFunction<T> extends Function, Serializable {

  /** Adds the current events of a value, of which there may be none. */
  void currents(T value, Currents out) throws Exception;

  /** Takes current events. */
  @FunctionalInterface
  interface Currents {

    /**
     * Adds one.
     *
     * @param micros when, µs: of the clock that the stream's timestamps and watermarks count in
     *     milliseconds
     * @param population name; an unknown one is rejected
     * @param neuron from 0; one that the population does not have is rejected
     * @param current added to the neuron's input in the window of {@code micros}; finite, at most
     *     65,536 either way
     */
    void add(long micros, String population, int neuron, float current);

    /** Adds one. */
    default void add(CurrentEvent event) {
      add(event.t(), event.population(), event.neuron(), event.current());
    }
  }
}
