/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/** Listed synapses, by the neuron that they come from. */
final class SparseSynapses extends Synapses {

  private final int[] start;
  private final int[] target;
  private final float[] weight;
  private final short[] half;
  private final float gain;

  /**
   * Takes over the arrays.
   *
   * @param start index of the first synapse of each neuron, and their number: length from + 1
   * @param target neuron that each synapse leads to
   * @param weight of each, finite; null where they are float16
   * @param half bits of each weight; null where they are float32
   * @param gain finite
   */
  SparseSynapses(int to, int[] start, int[] target, float[] weight, short[] half, float gain) {
    super(start.length - 1, to);
    this.start = start;
    this.target = target;
    this.weight = weight;
    this.half = half;
    this.gain = gain;
  }

  @Override
  public long count() {
    return target.length;
  }

  @Override
  public long bytes() {
    return (long) start.length * Integer.BYTES
        + count() * (Integer.BYTES + (weight == null ? Short.BYTES : Float.BYTES));
  }

  @Override
  void visit(int from, Visitor visitor) {
    for (int i = start[from]; i < start[from + 1]; i++) {
      float value = weight == null ? Float16.toFloat(half[i]) : weight[i];
      visitor.synapse(target[i], (double) value * gain);
    }
  }

  @Override
  void addSmall(int[] spikes, int first, int end, InputSums sums) {
    double[] into = sums.small();
    double factor = gain;
    for (int n = first; n < end; n++) {
      int to = start[spikes[n] + 1];
      for (int i = start[spikes[n]]; i < to; i++) {
        float value = weight == null ? Float16.toFloat(half[i]) : weight[i];
        into[target[i]] += InputSums.onGrid(value * factor);
        sums.touch(target[i]);
      }
    }
  }
}
