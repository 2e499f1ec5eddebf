/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.numpy;

import io.neuromorphic.flink.codec.RawText;
import io.neuromorphic.flink.codec.tensor.Floats;
import io.neuromorphic.flink.codec.tensor.MalformedArrayException;
import io.neuromorphic.flink.codec.tensor.Shapes;
import io.neuromorphic.flink.codec.tensor.TensorReader;
import io.neuromorphic.flink.event.Weights;
import java.io.IOException;
import java.util.Arrays;

/**
 * A sparse matrix as {@code scipy.sparse.save_npz} writes it: the arrays {@code format}, {@code
 * shape}, {@code indptr}, {@code indices} and {@code data}. Only compressed sparse rows (CSR).
 * Columns of a row may be in any order, and be there twice.
 */
public final class ScipyCsr {

  private static final int SHOWN_CHARS = 20;

  private final NpzFile npz;
  private final long[] shape;

  private ScipyCsr(NpzFile npz, long[] shape) {
    this.npz = npz;
    this.shape = shape;
  }

  /** Whether a file holds a sparse matrix, of any format, rather than arrays. */
  public static boolean isIn(NpzFile npz) {
    return npz.has("shape") && (npz.has("format") || (npz.has("indptr") && npz.has("indices")));
  }

  /**
   * Opens the matrix of a file.
   *
   * @throws MalformedArrayException where it is in another format, or no matrix
   */
  public static ScipyCsr open(NpzFile npz) throws IOException {
    String format = npz.text("format");
    if (!format.equals("csr")) {
      throw new MalformedArrayException(
          npz.where("format"),
          "a sparse matrix of format '"
              + RawText.cut(format, SHOWN_CHARS)
              + "', expected 'csr': save it with .tocsr()");
    }
    long[] shape = npz.read("shape", Long.SIZE).longs();
    if (shape.length != 2 || shape[0] < 0 || shape[1] < 0) {
      throw new MalformedArrayException(
          npz.where("shape"), "is " + Shapes.text(shape) + ", expected that of a matrix");
    }
    return new ScipyCsr(npz, shape);
  }

  /** Numbers of rows and columns. */
  public long[] shape() {
    return shape.clone();
  }

  /**
   * Reads the matrix.
   *
   * @throws MalformedArrayException where its arrays do not fit one another
   */
  public Weights read() throws IOException {
    int rows = bounded(shape[0]);
    int columns = bounded(shape[1]);
    int[] rowStart = rowStart(rows);
    int count = rowStart[rows];
    int[] column = sized("indices", count, "indptr ends at " + count).ints(columns - 1);
    TensorReader data = sized("data", count, "indptr ends at " + count);
    Floats values =
        data.floats(index -> "row " + row(rowStart, index) + ", column " + column[index]);
    return values.halves() == null
        ? Weights.sparse(rows, columns, rowStart, column, values.floats())
        : Weights.sparseHalf(rows, columns, rowStart, column, values.halves());
  }

  private int bounded(long edge) throws MalformedArrayException {
    if (edge >= Shapes.MOST) {
      throw new MalformedArrayException(
          npz.where("shape"),
          "is " + Shapes.text(shape) + ", expected less than " + Shapes.MOST + " rows and columns");
    }
    return (int) edge;
  }

  private int[] rowStart(int rows) throws IOException {
    int[] rowStart =
        sized("indptr", rows + 1, "one more than the rows of " + Shapes.text(shape))
            .ints(Shapes.MOST);
    if (rowStart[0] != 0) {
      throw new MalformedArrayException(
          npz.where("indptr"), "begins with " + rowStart[0] + ", expected 0");
    }
    for (int row = 0; row < rows; row++) {
      if (rowStart[row + 1] < rowStart[row]) {
        throw new MalformedArrayException(
            npz.where("indptr"),
            "falls from "
                + rowStart[row]
                + " to "
                + rowStart[row + 1]
                + " in row "
                + row
                + ", expected it to rise");
      }
    }
    return rowStart;
  }

  private TensorReader sized(String name, int count, String why) throws IOException {
    TensorReader array = npz.tensor(name);
    if (!Arrays.equals(array.shape(), new long[] {count})) {
      throw new MalformedArrayException(
          array.where(),
          "shape " + Shapes.text(array.shape()) + ", expected " + Shapes.text(count) + ": " + why);
    }
    return array;
  }

  /** The row that a weight is of: the last that begins at or before it. */
  private static int row(int[] rowStart, int index) {
    int row = Arrays.binarySearch(rowStart, index);
    if (row < 0) {
      return -row - 2;
    }
    while (rowStart[row + 1] == index) {
      row++;
    }
    return row;
  }
}
