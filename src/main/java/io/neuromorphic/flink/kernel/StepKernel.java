/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * One step of many neurons that share their constants: the inner loop of a job.
 *
 * <p>Float32, forward Euler, both right-hand sides from the old state, reset in the same step:
 *
 * <pre>
 *   v' = v + k·((((sq·v² + mn·v) + bias) − u) + I)      z = 1 if v' − vTh &gt; 0, else 0
 *   u' = u + ka·(b·v − u)                               v ← z ? c : v'     u ← z ? u' + d : u'
 * </pre>
 *
 * <p>All implementations give the same bits: those of Norse's blend {@code (1−z)·v' + z·c}, {@code
 * (1−z)·u' + z·(u'+d)}, which also decides the sign of a zero. A neuron whose v' or u' is not
 * finite takes its initial state, does not spike, and is counted. No implementation holds state of
 * its own; any number of threads may share one.
 */
public interface StepKernel {

  /** Neurons in a block whose bounds every kernel likes: a whole number of vectors. */
  int PART = 256;

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
  default void step(
      float[] v, float[] u, float[] current, int size, StepConstants constants, StepOutput out) {
    out.start(size);
    part(v, u, current, 0, size, constants, out);
  }

  /**
   * The same where the caller knows that v', u' and u' + d are finite for every neuron, so that no
   * one has to look; the same bits. Where they are not, the state is anything, and no reset is
   * told.
   *
   * @param v membrane potentials, mV, length at least {@code size}, mutated
   * @param u recovery variables, length at least {@code size}, mutated
   * @param current input currents, length at least {@code size}, read only
   * @param size number of neurons
   * @param constants of the step
   * @param out receives the indices of the neurons that fired, ascending; no resets
   * @see HorizonStep
   */
  default void stepFinite(
      float[] v, float[] u, float[] current, int size, StepConstants constants, StepOutput out) {
    out.start(size);
    partFinite(v, u, current, 0, size, constants, out);
  }

  /**
   * Advances the first {@code size} neurons by one step as {@link #step} does, but tells the spikes
   * as Norse does: one number a neuron.
   *
   * @param v membrane potentials, mV, length at least {@code size}, mutated
   * @param u recovery variables, length at least {@code size}, mutated
   * @param current input currents, length at least {@code size}, read only
   * @param z receives 1 for a neuron that fired and 0 for any other, length at least {@code size};
   *     none of the other arrays
   * @param size number of neurons
   * @param constants of the step
   * @param out receives the resets; no spikes
   */
  void stepDense(
      float[] v,
      float[] u,
      float[] current,
      float[] z,
      int size,
      StepConstants constants,
      StepOutput out);

  /**
   * The same where the caller knows what {@link #stepFinite} has to know.
   *
   * @param v membrane potentials, mV, length at least {@code size}, mutated
   * @param u recovery variables, length at least {@code size}, mutated
   * @param current input currents, length at least {@code size}, read only
   * @param z receives 1 for a neuron that fired and 0 for any other, length at least {@code size};
   *     none of the other arrays
   * @param size number of neurons
   * @param constants of the step
   * @param out receives nothing: no spikes, no resets
   */
  default void stepDenseFinite(
      float[] v,
      float[] u,
      float[] current,
      float[] z,
      int size,
      StepConstants constants,
      StepOutput out) {
    stepDense(v, u, current, z, size, constants, out);
  }

  /**
   * Steps the neurons {@code [from, to)} of a population as {@link #step} does and appends what is
   * to be told of them to {@code out}, whose {@link StepOutput#start} has been called. Parts that
   * begin at a multiple of {@link #PART} are fastest.
   *
   * @param v membrane potentials, mV, length at least {@code to}, mutated
   * @param u recovery variables, length at least {@code to}, mutated
   * @param current input currents, length at least {@code to}, read only
   * @param from first neuron
   * @param to first neuron that is not stepped
   * @param constants of the step
   * @param out receives spikes and resets, by their index in the population
   */
  void part(
      float[] v,
      float[] u,
      float[] current,
      int from,
      int to,
      StepConstants constants,
      StepOutput out);

  /**
   * The same where the caller knows what {@link #stepFinite} has to know.
   *
   * @param v membrane potentials, mV, length at least {@code to}, mutated
   * @param u recovery variables, length at least {@code to}, mutated
   * @param current input currents, length at least {@code to}, read only
   * @param from first neuron
   * @param to first neuron that is not stepped
   * @param constants of the step
   * @param out receives spikes, by their index in the population; no resets
   */
  default void partFinite(
      float[] v,
      float[] u,
      float[] current,
      int from,
      int to,
      StepConstants constants,
      StepOutput out) {
    part(v, u, current, from, to, constants, out);
  }

  /**
   * The same with two currents, added to the bracket one after the other: {@code ((… − u) + I) +
   * R}, as Norse adds the sums over input weights and over recurrent weights.
   *
   * @param v membrane potentials, mV, length at least {@code size}, mutated
   * @param u recovery variables, length at least {@code size}, mutated
   * @param current input currents, added first, length at least {@code size}, read only
   * @param recurrent recurrent currents, added second, length at least {@code size}, read only
   * @param size number of neurons
   * @param constants of the step
   * @param out receives the indices of the neurons that fired, ascending, and the resets
   */
  default void stepRecurrent(
      float[] v,
      float[] u,
      float[] current,
      float[] recurrent,
      int size,
      StepConstants constants,
      StepOutput out) {
    out.start(size);
    partRecurrent(v, u, current, recurrent, 0, size, constants, out);
  }

  /**
   * Steps the neurons {@code [from, to)} of a population as {@link #stepRecurrent} does and appends
   * what is to be told of them to {@code out}, whose {@link StepOutput#start} has been called.
   *
   * @param v membrane potentials, mV, length at least {@code to}, mutated
   * @param u recovery variables, length at least {@code to}, mutated
   * @param current input currents, added first, length at least {@code to}, read only
   * @param recurrent recurrent currents, added second, length at least {@code to}, read only
   * @param from first neuron
   * @param to first neuron that is not stepped
   * @param constants of the step
   * @param out receives spikes and resets, by their index in the population
   */
  void partRecurrent(
      float[] v,
      float[] u,
      float[] current,
      float[] recurrent,
      int from,
      int to,
      StepConstants constants,
      StepOutput out);

  /** What it is, for logs: {@code vector, 8 lanes} or {@code plain}. */
  String description();
}
