/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * Steps one set of neurons again and again, with the check for finite numbers only in those steps
 * in which a neuron might leave them. The same results as {@link StepKernel#step} in every step.
 *
 * <p>Every few thousand steps it measures the largest |v| and |u|, and a {@link FiniteHorizon}
 * tells for how long no input can lead beyond the floats. Where that is not for long, every step
 * checks. Remembers what it measured: the state must not be changed from outside but after a step
 * with resets, and one object serves one set of neurons. Not thread-safe.
 */
public final class HorizonStep {

  /** Steps with the check before the next look; a horizon that is nearer is not worth a look. */
  static final int PATIENCE = 64;

  /** A proof that does not reach so far is sought anew for the present state. */
  private static final int FAR = 1_024;

  private static final int WITHOUT_SIGN = 0x7fff_ffff;

  private final StepConstants constants;
  private final FiniteHorizon horizon;
  private int finite;
  private int checked;
  private double provenV;
  private double provenU;
  private int proven;

  /**
   * For neurons that share their constants.
   *
   * @param constants of every step
   * @param largestCurrent no current of any step is larger in size; none is NaN
   */
  public HorizonStep(StepConstants constants, float largestCurrent) {
    this.constants = constants;
    this.horizon = new FiniteHorizon(constants, largestCurrent);
  }

  /**
   * Advances the first {@code size} neurons by one step, as {@link StepKernel#step} does.
   *
   * @param kernel that does the work
   * @param v membrane potentials, mV, length at least {@code size}, mutated
   * @param u recovery variables, length at least {@code size}, mutated
   * @param current input currents, length at least {@code size}, read only, within the bound given
   *     to the constructor
   * @param size number of neurons, the same in every step
   * @param out receives the indices of the neurons that fired, ascending, and the resets
   */
  public void step(
      StepKernel kernel, float[] v, float[] u, float[] current, int size, StepOutput out) {
    if (nextIsFinite(v, u, size)) {
      kernel.stepFinite(v, u, current, size, constants, out);
    } else {
      kernel.step(v, u, current, size, constants, out);
    }
  }

  /**
   * Advances the first {@code size} neurons by one step, as {@link StepKernel#stepDense} does.
   *
   * @param kernel that does the work
   * @param v membrane potentials, mV, length at least {@code size}, mutated
   * @param u recovery variables, length at least {@code size}, mutated
   * @param current input currents, length at least {@code size}, read only, within the bound given
   *     to the constructor
   * @param z receives 1 for a neuron that fired and 0 for any other, length at least {@code size};
   *     none of the other arrays
   * @param size number of neurons, the same in every step
   * @param out receives the resets; no spikes
   */
  public void stepDense(
      StepKernel kernel,
      float[] v,
      float[] u,
      float[] current,
      float[] z,
      int size,
      StepOutput out) {
    if (nextIsFinite(v, u, size)) {
      kernel.stepDenseFinite(v, u, current, z, size, constants, out);
    } else {
      kernel.stepDense(v, u, current, z, size, constants, out);
    }
  }

  /**
   * Whether the step that is to be made now needs no check. Neurons that it leaves as they are make
   * no difference: what holds for a state holds for it in the next step, too.
   */
  boolean nextIsFinite(float[] v, float[] u, int size) {
    if (finite == 0 && checked == 0) {
      measure(v, u, size);
    }
    if (finite > 0) {
      finite--;
      return true;
    }
    checked--;
    return false;
  }

  private void measure(float[] v, float[] u, int size) {
    int steps = horizon(largest(v, size), largest(u, size));
    if (steps >= PATIENCE) {
      finite = steps;
    } else {
      checked = PATIENCE;
    }
  }

  /** What was proven for twice a state holds for all states within: most need no new proof. */
  private int horizon(double largestV, double largestU) {
    if (proven < FAR || !(largestV <= provenV && largestU <= provenU)) {
      provenV = 2 * largestV;
      provenU = 2 * largestU;
      proven = horizon.steps(provenV, provenU);
    }
    return proven >= PATIENCE ? proven : horizon.steps(largestV, largestU);
  }

  /** The largest size; infinite or NaN if one is: as integers, sizes are ordered as they are. */
  private static float largest(float[] values, int size) {
    int largest = 0;
    for (int i = 0; i < size; i++) {
      largest = Math.max(largest, Float.floatToRawIntBits(values[i]) & WITHOUT_SIGN);
    }
    return Float.intBitsToFloat(largest);
  }
}
