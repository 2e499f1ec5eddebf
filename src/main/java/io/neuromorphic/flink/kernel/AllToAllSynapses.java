/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/** From every neuron to every neuron, all with one weight. */
final class AllToAllSynapses extends Synapses {

  private final double product;

  AllToAllSynapses(int from, int to, float weight, float gain) {
    super(from, to);
    this.product = (double) weight * gain;
  }

  @Override
  public long count() {
    return (long) from() * to();
  }

  @Override
  public long bytes() {
    return 0;
  }

  @Override
  double largestSize() {
    return to() == 0 ? 0 : from() * (Math.abs(product) + GRID_STEP);
  }

  @Override
  void visit(int from, Visitor visitor) {
    for (int j = 0; j < to(); j++) {
      visitor.synapse(j, product);
    }
  }

  @Override
  void addSmall(int[] spikes, int start, int end, InputSums sums) {
    sums.touchAll(to());
    double[] into = sums.small();
    double addend = InputSums.onGrid(product) * (end - start);
    for (int j = 0; j < to(); j++) {
      into[j] += addend;
    }
  }
}
