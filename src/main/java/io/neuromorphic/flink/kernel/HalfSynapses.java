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
    int n = start;
    for (; n + 3 < end; n += 4) {
      add(
          rows[spikes[n]],
          rows[spikes[n + 1]],
          rows[spikes[n + 2]],
          rows[spikes[n + 3]],
          gain,
          into,
          to());
    }
    for (; n < end; n++) {
      add(rows[spikes[n]], gain, into, to());
    }
  }

  private static void add(
      short[] a, short[] b, short[] c, short[] d, double gain, double[] into, int size) {
    for (int j = 0; j < size; j++) {
      into[j] +=
          (InputSums.onGrid(Float16.toFloat(a[j]) * gain)
                  + InputSums.onGrid(Float16.toFloat(b[j]) * gain))
              + (InputSums.onGrid(Float16.toFloat(c[j]) * gain)
                  + InputSums.onGrid(Float16.toFloat(d[j]) * gain));
    }
  }

  private static void add(short[] row, double gain, double[] into, int size) {
    for (int j = 0; j < size; j++) {
      into[j] += InputSums.onGrid(Float16.toFloat(row[j]) * gain);
    }
  }
}
