/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.synapses;

import io.neuromorphic.flink.codec.numpy.ScipyCsr;
import io.neuromorphic.flink.codec.tensor.Floats;
import io.neuromorphic.flink.codec.tensor.Shapes;
import io.neuromorphic.flink.codec.tensor.TensorReader;
import io.neuromorphic.flink.event.Weights;
import java.io.IOException;
import java.util.Arrays;

/**
 * The matrix that is expected.
 *
 * @param to number of rows
 * @param from number of columns
 */
record MatrixShape(int to, int from) {

  /** Reads a matrix of all weights. */
  Weights dense(TensorReader tensor) throws IOException {
    check(tensor.where(), tensor.shape());
    Floats read = tensor.floats(i -> "row " + i / from + ", column " + i % from);
    return read.halves() == null
        ? Weights.dense(to, from, read.floats())
        : Weights.denseHalf(to, from, read.halves());
  }

  /** Reads a matrix of some weights. */
  Weights sparse(ScipyCsr matrix, String shown) throws IOException {
    check(shown, matrix.shape());
    return matrix.read();
  }

  private void check(String where, long[] shape) throws IOException {
    if (!Arrays.equals(shape, new long[] {to, from})) {
      String hint =
          Arrays.equals(shape, new long[] {from, to})
              ? "this is [from, to], weights are [to, from]: transpose it"
              : "weights are [to, from]";
      throw new IOException(
          where
              + ": shape "
              + Shapes.text(shape)
              + ", expected "
              + Shapes.text(to, from)
              + ": "
              + hint);
    }
  }
}
