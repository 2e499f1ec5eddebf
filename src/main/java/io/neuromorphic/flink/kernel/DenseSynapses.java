/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * A weight for each pair of neurons: one array of float32 for each neuron that synapses come from.
 * Four of them are added in one pass over the sums.
 */
final class DenseSynapses extends Synapses {

  private final float[][] rows;
  private final float gain;

  /** Whether every product is its own multiple of 2^-40 with a gain of 1. */
  private final boolean plain;

  /**
   * @param rows weights [from][to], finite, taken over
   * @param gain finite
   * @param kept whether the weights stay as they are, for values other than spikes
   */
  DenseSynapses(float[][] rows, int to, float gain, boolean kept) {
    super(rows.length, to);
    this.rows = rows;
    plain = !kept && fold(rows, gain);
    this.gain = plain ? 1 : gain;
  }

  /** Puts the gain and the rounding into the weights, where the results are floats. */
  private static boolean fold(float[][] rows, float gain) {
    for (float[] row : rows) {
      for (float weight : row) {
        double product = (double) weight * gain;
        double rounded = InputSums.onGrid(product);
        if (!(Math.abs(product) < InputSums.LARGEST_SMALL) || (float) rounded != rounded) {
          return false;
        }
      }
    }
    for (float[] row : rows) {
      for (int j = 0; j < row.length; j++) {
        row[j] = (float) InputSums.onGrid((double) row[j] * gain);
      }
    }
    return true;
  }

  @Override
  public long count() {
    return (long) from() * to();
  }

  @Override
  public long bytes() {
    return count() * Float.BYTES;
  }

  @Override
  void visit(int from, Visitor visitor) {
    float[] row = rows[from];
    for (int j = 0; j < row.length; j++) {
      if (row[j] != 0) {
        visitor.synapse(j, (double) row[j] * gain);
      }
    }
  }

  @Override
  void addSmall(int[] spikes, int start, int end, InputSums sums) {
    sums.touchAll(to());
    double[] into = sums.small();
    RowSums adder = StepKernels.rowSums();
    int n = start;
    if (plain) {
      for (; n + 3 < end; n += 4) {
        adder.add(
            rows[spikes[n]],
            rows[spikes[n + 1]],
            rows[spikes[n + 2]],
            rows[spikes[n + 3]],
            into,
            to());
      }
      for (; n < end; n++) {
        adder.add(rows[spikes[n]], into, to());
      }
    } else {
      for (; n < end; n++) {
        adder.addScaled(rows[spikes[n]], gain, into, to());
      }
    }
  }
}
