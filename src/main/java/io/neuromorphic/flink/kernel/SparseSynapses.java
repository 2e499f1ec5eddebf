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
    for (int n = first; n < end; n++) {
      int at = start[spikes[n]];
      int to = start[spikes[n] + 1];
      if (weight == null) {
        add(target, half, at, to, gain, sums, sums.small());
      } else {
        add(target, weight, at, to, gain, sums, sums.small());
      }
    }
  }

  private static void add(
      int[] target, float[] weight, int at, int end, double gain, InputSums sums, double[] into) {
    for (int i = at; i < end; i++) {
      into[target[i]] += InputSums.onGrid(weight[i] * gain);
      sums.touch(target[i]);
    }
  }

  private static void add(
      int[] target, short[] half, int at, int end, double gain, InputSums sums, double[] into) {
    for (int i = at; i < end; i++) {
      into[target[i]] += InputSums.onGrid(Float16.toFloat(half[i]) * gain);
      sums.touch(target[i]);
    }
  }
}
