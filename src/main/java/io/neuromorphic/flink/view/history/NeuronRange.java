/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.view.history;

/**
 * Neighbouring neurons of a population.
 *
 * @param first the lowest
 * @param last the highest; not below the first
 */
public record NeuronRange(int first, int last) {

  /** Whatever there is. */
  public static final NeuronRange ALL = new NeuronRange(0, Integer.MAX_VALUE);

  int count() {
    return last - first + 1;
  }

  /** Those of a population of so many, at least one. */
  NeuronRange within(int size) {
    return new NeuronRange(Math.min(first, size - 1), Math.min(last, size - 1));
  }
}
