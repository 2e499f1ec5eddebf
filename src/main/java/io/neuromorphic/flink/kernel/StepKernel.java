/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * One feed-forward step of many neurons that share their constants: the inner loop of a job.
 *
 * <p>All implementations give the same bits. A neuron whose next v or u is not finite takes its
 * initial state, does not spike, and is counted.
 */
public interface StepKernel {

  /**
   * Advances the first {@code size} neurons by one step.
   *
   * @param v membrane potentials, mV, length at least {@code size}, mutated
   * @param u recovery variables, length at least {@code size}, mutated
   * @param current input currents, length at least {@code size}, read only
   * @param size number of neurons
   * @param constants of the step
   * @param out receives the indices of the neurons that fired, ascending, and the resets
   */
  void step(
      float[] v, float[] u, float[] current, int size, StepConstants constants, StepOutput out);
}
