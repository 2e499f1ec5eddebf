/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * Synapses that lead to a range of neurons. Immutable; any number of threads may share one.
 *
 * <p>A spike adds weight times gain to the current of each neuron it leads to: the exact product of
 * the two floats, rounded once to a multiple of 2^-40, ties to even. Sums are exact, see {@link
 * InputSums}. Work is spikes times fan-out.
 */
public abstract class Synapses {

  /** The grid's; rounding adds at most half of it to a product. */
  static final double GRID_STEP = 0x1p-40;

  private final int from;
  private final int to;
  private double bound = Double.NaN;

  /**
   * @param from number of neurons that the synapses come from
   * @param to number of neurons that they lead to
   */
  Synapses(int from, int to) {
    this.from = from;
    this.to = to;
  }

  /** Receives synapses. */
  interface Visitor {
    /**
     * A synapse.
     *
     * @param to neuron it leads to
     * @param product weight times gain, exact
     */
    void synapse(int to, double product);
  }

  /** Number of neurons that the synapses come from. */
  public final int from() {
    return from;
  }

  /** Number of neurons that they lead to. */
  public final int to() {
    return to;
  }

  /** Number of synapses, whether stored or implied. */
  public abstract long count();

  /** Bytes that they take in memory. */
  public abstract long bytes();

  /** Visits all synapses of one neuron that they come from. */
  abstract void visit(int from, Visitor visitor);

  /**
   * Adds what some spikes cause, where all addends of all neurons are small.
   *
   * @param spikes neurons that fired
   * @param start index of the first
   * @param end index after the last
   */
  abstract void addSmall(int[] spikes, int start, int end, InputSums sums);

  /**
   * The largest that the sizes of all addends of one neuron in one window sum up to, where every
   * neuron has fired.
   */
  public final double bound() {
    // A race would compute the same twice.
    if (Double.isNaN(bound)) {
      double largest = largestSize();
      // More than all that the sums below have rounded off.
      bound = largest * (1 + 0x1p-30);
    }
    return bound;
  }

  /**
   * About the largest sum of sizes of one neuron's products, each with {@link #GRID_STEP} for what
   * the grid may round up: by synapse, as a pair of neurons may have several.
   */
  double largestSize() {
    double[] sizes = new double[to];
    for (int i = 0; i < from; i++) {
      visit(i, (j, product) -> sizes[j] += Math.abs(product) + GRID_STEP);
    }
    double largest = 0;
    for (double size : sizes) {
      largest = Math.max(largest, size);
    }
    return largest;
  }

  /**
   * Adds what some spikes cause.
   *
   * @param spikes neurons that fired, {@code [start, end)} of the array
   * @param start index of the first
   * @param end index after the last
   * @param sums receives the addends
   * @param areSmall whether the {@link #bound} of these and of everything else that is added as
   *     small is below {@link InputSums#LARGEST_SMALL} in sum
   */
  public final void add(int[] spikes, int start, int end, InputSums sums, boolean areSmall) {
    if (start == end) {
      return;
    }
    if (areSmall) {
      addSmall(spikes, start, end, sums);
    } else {
      Visitor visitor = (j, product) -> sums.addMultiple(j, CurrentSum.multiple(product));
      for (int n = start; n < end; n++) {
        visit(spikes[n], visitor);
      }
    }
  }

  /**
   * Adds what a value other than a spike causes: weight times gain times value, rounded once. For
   * synapses made by {@link SynapseMaker#forValues}, whose gain is a power of two.
   *
   * @param from where the value comes from
   * @param value finite
   * @param sums receives the addends
   */
  public final void addScaled(int from, float value, InputSums sums) {
    visit(from, (j, product) -> sums.addMultiple(j, CurrentSum.multiple(product * value)));
  }
}
