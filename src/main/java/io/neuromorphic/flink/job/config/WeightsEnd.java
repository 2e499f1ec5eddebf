/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.config;

import java.util.Optional;

/**
 * What synapses come from, or go to.
 *
 * @param what for messages, such as {@code population 'retina'}
 * @param grid how many there are; empty where that was refused
 */
record WeightsEnd(String what, Optional<Grid> grid) {

  static WeightsEnd population(String name, Optional<Grid> grid) {
    return new WeightsEnd("population " + Quoted.of(name), grid);
  }

  /** For messages: what it is, and its size. */
  @Override
  public String toString() {
    return what + grid.map(size -> " of size " + size).orElse("");
  }
}
