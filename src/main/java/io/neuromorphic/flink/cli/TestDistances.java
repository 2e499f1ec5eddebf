/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.cli;

import io.neuromorphic.flink.job.compare.SpikeDistances;
import java.util.Optional;

/**
 * Distances that a test was asked for.
 *
 * @param measured of each neuron
 * @param most the largest that is near enough; empty where they are only to be told
 */
record TestDistances(SpikeDistances measured, Optional<Double> most) {

  /** Whether they decide the test, and in favour of the spikes. */
  boolean pass() {
    return most.filter(measured::isWithin).isPresent();
  }

  /** Whether they decide the test. */
  boolean decide() {
    return most.isPresent();
  }
}
