/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/** From neuron i to neuron i, all with one weight; to a range of them. */
final class OneToOneSynapses extends Synapses {

  private final int first;
  private final double product;

  /**
   * @param size neurons that the synapses come from
   * @param first of those that they lead to
   * @param to number of those
   */
  OneToOneSynapses(int size, int first, int to, float weight, float gain) {
    super(size, to);
    this.first = first;
    this.product = (double) weight * gain;
  }

  @Override
  public long count() {
    return to();
  }

  @Override
  public long bytes() {
    return 0;
  }

  @Override
  void visit(int from, Visitor visitor) {
    if (from >= first && from < first + to()) {
      visitor.synapse(from - first, product);
    }
  }

  @Override
  void addSmall(int[] spikes, int start, int end, InputSums sums) {
    double[] into = sums.small();
    double addend = InputSums.onGrid(product);
    for (int n = start; n < end; n++) {
      int j = spikes[n] - first;
      if (j >= 0 && j < to()) {
        into[j] += addend;
        sums.touch(j);
      }
    }
  }
}
