/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

/**
 * A kernel that is laid over populations with rows: output (x, y) gets from input (x · strideX -
 * padX + i, y · strideY - padY + j) by weight (i, j). To a range of the output's neurons.
 */
final class KernelSynapses extends Synapses {

  private final KernelShape shape;
  private final double[] products;
  private final double[] rounded;
  private final int first;
  private long count = -1;

  /**
   * @param shape of kernel and populations
   * @param weights row by row
   * @param first neuron of the output in the range
   * @param to number of neurons of the range
   */
  KernelSynapses(KernelShape shape, float[] weights, int first, int to, float gain) {
    super(shape.inWidth() * shape.inHeight(), to);
    this.shape = shape;
    this.first = first;
    products = new double[weights.length];
    rounded = new double[weights.length];
    for (int i = 0; i < weights.length; i++) {
      products[i] = (double) weights[i] * gain;
      rounded[i] = InputSums.onGrid(products[i]);
    }
  }

  @Override
  public long count() {
    if (count < 0) {
      long[] counted = new long[1];
      for (int i = 0; i < from(); i++) {
        visit(i, (j, product) -> counted[0]++);
      }
      count = counted[0];
    }
    return count;
  }

  @Override
  public long bytes() {
    return (long) products.length * 2 * Double.BYTES;
  }

  @Override
  void visit(int from, Visitor visitor) {
    int x = from % shape.inWidth() + shape.padX();
    int y = from / shape.inWidth() + shape.padY();
    for (int j = 0; j < shape.height(); j++) {
      int row = shape.outRow(y - j);
      for (int i = 0; row >= 0 && i < shape.width(); i++) {
        int column = shape.outColumn(x - i);
        int to = row * shape.outWidth() + column - first;
        if (column >= 0 && to >= 0 && to < to() && products[j * shape.width() + i] != 0) {
          visitor.synapse(to, products[j * shape.width() + i]);
        }
      }
    }
  }

  @Override
  void addSmall(int[] spikes, int start, int end, InputSums sums) {
    double[] into = sums.small();
    int width = shape.width();
    for (int n = start; n < end; n++) {
      int x = spikes[n] % shape.inWidth() + shape.padX();
      int y = spikes[n] / shape.inWidth() + shape.padY();
      for (int j = 0; j < shape.height(); j++) {
        int row = shape.outRow(y - j);
        if (row < 0) {
          continue;
        }
        for (int i = 0; i < width; i++) {
          int column = shape.outColumn(x - i);
          int to = row * shape.outWidth() + column - first;
          if (column >= 0 && to >= 0 && to < to()) {
            into[to] += rounded[j * width + i];
            sums.touch(to);
          }
        }
      }
    }
  }
}
