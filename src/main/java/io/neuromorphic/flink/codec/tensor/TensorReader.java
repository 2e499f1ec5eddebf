/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.tensor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.function.IntFunction;

/** A tensor whose header has been read and whose numbers come next. Read once. */
public final class TensorReader {

  /** Looks at what stands behind the numbers. */
  @FunctionalInterface
  public interface Ending {

    /**
     * Called after the last number.
     *
     * @throws MalformedArrayException where it is not as it should be
     */
    void check() throws IOException;
  }

  private final InputStream in;
  private final String where;
  private final NumberFormat format;
  private final ByteOrder order;
  private final long[] shape;
  private final boolean fortranOrder;
  private final long atOnce;
  private final Ending ending;

  /**
   * @param where file, and tensor within it
   * @param shape of at most {@link Shapes#MOST} numbers
   * @param fortranOrder whether the first index runs fastest
   * @param atOnce bytes of numbers that memory may be taken for before they are read, such as the
   *     length of the file; 0 if unknown
   */
  public TensorReader(
      InputStream in,
      String where,
      NumberFormat format,
      ByteOrder order,
      long[] shape,
      boolean fortranOrder,
      long atOnce,
      Ending ending) {
    this.in = in;
    this.where = where;
    this.format = format;
    this.order = order;
    this.shape = shape.clone();
    this.fortranOrder = fortranOrder && shape.length > 1;
    this.atOnce = atOnce;
    this.ending = ending;
  }

  /** File, and tensor within it. */
  public String where() {
    return where;
  }

  /** Length of every dimension; empty for a scalar. */
  public long[] shape() {
    return shape.clone();
  }

  /**
   * Reads the numbers.
   *
   * @param place how an exception names a number, from its index in C order
   * @throws MalformedArrayException where one is not finite, or has no float32, or is not there
   */
  public Floats floats(IntFunction<String> place) throws IOException {
    IntFunction<String> stored =
        fortranOrder ? index -> place.apply(FortranOrder.inC(index, shape)) : place;
    Floats read = new FloatReader(in, where, format, order, count(), atOnce, stored).read();
    ending.check();
    if (!fortranOrder) {
      return read;
    }
    return read.halves() == null
        ? new Floats((float[]) FortranOrder.toC(read.floats(), shape), null)
        : new Floats(null, (short[]) FortranOrder.toC(read.halves(), shape));
  }

  /**
   * Reads the numbers of one dimension as whole numbers.
   *
   * @param most the largest number that is expected; the least is 0
   * @throws MalformedArrayException where one is out of bounds or not there
   */
  public int[] ints(int most) throws IOException {
    if (!format.isWhole() || shape.length != 1) {
      throw new MalformedArrayException(
          where,
          "shape " + Shapes.text(shape) + " of " + format + ", expected a row of whole numbers");
    }
    int[] read = new IntReader(in, where, format, order, count(), atOnce, most).read();
    ending.check();
    return read;
  }

  private int count() {
    return (int) Shapes.count(shape);
  }
}
