/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.synapses;

import io.neuromorphic.flink.codec.tensor.Shapes;
import io.neuromorphic.flink.codec.tensor.TensorReader;
import java.io.IOException;

/** Reads the weights of a convolution: [height, width], or as PyTorch has them. */
final class KernelTensor {

  private KernelTensor() {}

  static ConvolutionKernel read(TensorReader tensor) throws IOException {
    long[] shape = tensor.shape();
    int rank = shape.length;
    boolean torch = rank == 4 && shape[0] == 1 && shape[1] == 1;
    if ((rank != 2 && !torch) || Shapes.count(shape) < 1) {
      throw new IOException(
          tensor.where()
              + ": shape "
              + Shapes.text(shape)
              + ", expected one kernel: [height, width] or [1, 1, height, width]");
    }
    int height = (int) shape[rank - 2];
    int width = (int) shape[rank - 1];
    float[] values = tensor.floats(i -> "row " + i / width + ", column " + i % width).asFloats();
    return new ConvolutionKernel(width, height, values);
  }
}
