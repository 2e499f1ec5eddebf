/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/** A weight for each pair of neurons, held as float16: half the memory, somewhat more work. */
final class HalfSynapses extends Synapses {

  private final short[][] rows;
  private final float gain;

  /**
   * @param rows bits of the weights [from][to], finite, taken over
   * @param gain finite
   */
  HalfSynapses(short[][] rows, int to, float gain) {
    super(rows.length, to);
    this.rows = rows;
    this.gain = gain;
  }

  @Override
  public long count() {
    return (long) from() * to();
  }

  @Override
  public long bytes() {
    return count() * Short.BYTES;
  }

  @Override
  void visit(int from, Visitor visitor) {
    short[] row = rows[from];
    for (int j = 0; j < row.length; j++) {
      float weight = Float16.toFloat(row[j]);
      if (weight != 0) {
        visitor.synapse(j, (double) weight * gain);
      }
    }
  }

  @Override
  void addSmall(int[] spikes, int start, int end, InputSums sums) {
    sums.touchAll(to());
    double[] into = sums.small();
    RowSums adder = StepKernels.rowSums();
    for (int n = start; n < end; n++) {
      adder.addHalves(rows[spikes[n]], gain, into, to());
    }
  }
}
