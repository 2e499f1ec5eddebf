/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.numpy;

import io.neuromorphic.flink.codec.tensor.MalformedArrayException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * An array of numbers of any shape, in C order: the last index runs fastest. Its arrays are not
 * copied on the way in or out.
 */
public final class NumpyArray {

  /** Above 2^53, and a double no longer tells neighbouring whole numbers apart. */
  private static final double LARGEST_EXACT = 0x1p53;

  private final String where;
  private final String type;
  private final long[] shape;
  private final float[] floats;
  private final double[] doubles;
  private final long[] longs;

  private NumpyArray(
      String where, String type, long[] shape, float[] floats, double[] doubles, long[] longs) {
    this.where = where;
    this.type = type;
    this.shape = shape;
    this.floats = floats;
    this.doubles = doubles;
    this.longs = longs;
  }

  static NumpyArray of(String where, NumberType type, long[] shape, Object numbers) {
    return new NumpyArray(
        where,
        type.description(),
        shape,
        numbers instanceof float[] floats ? floats : null,
        numbers instanceof double[] doubles ? doubles : null,
        numbers instanceof long[] longs ? longs : null);
  }

  /** A float32 array to be written; its length is the product of the shape. */
  public static NumpyArray of(float[] numbers, long... shape) {
    check(numbers.length, shape);
    return of("", NumberType.FLOAT32, shape, numbers);
  }

  /** A float64 array to be written; its length is the product of the shape. */
  public static NumpyArray of(double[] numbers, long... shape) {
    check(numbers.length, shape);
    return of("", NumberType.FLOAT64, shape, numbers);
  }

  /** An int64 array to be written; its length is the product of the shape. No shape: a scalar. */
  public static NumpyArray of(long[] numbers, long... shape) {
    check(numbers.length, shape);
    return of("", NumberType.INT64, shape, numbers);
  }

  private static void check(int length, long[] shape) {
    if (LongStream.of(shape).reduce(1, Math::multiplyExact) != length) {
      throw new IllegalArgumentException(length + " numbers for " + text(shape));
    }
  }

  /** NumPy's description of the type, such as {@code <f4}. */
  public String type() {
    return type;
  }

  /** Length of every dimension; empty for a scalar. */
  public long[] shape() {
    return shape.clone();
  }

  /** The shape as Python writes it, such as {@code (2, 3)}. */
  public String shapeText() {
    return text(shape);
  }

  /** Number of numbers. */
  public int size() {
    return floats != null ? floats.length : doubles != null ? doubles.length : longs.length;
  }

  /** The numbers, each as its nearest float32. */
  public float[] floats() {
    if (floats != null) {
      return floats;
    }
    float[] result = new float[size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = doubles != null ? (float) doubles[i] : (float) longs[i];
    }
    return result;
  }

  /** The numbers, each as its nearest float64. */
  public double[] doubles() {
    if (doubles != null) {
      return doubles;
    }
    double[] result = new double[size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = floats != null ? floats[i] : longs[i];
    }
    return result;
  }

  /**
   * The numbers as whole numbers.
   *
   * @throws MalformedArrayException names the first that is none
   */
  public long[] longs() throws MalformedArrayException {
    if (longs != null) {
      return longs;
    }
    long[] result = new long[size()];
    double[] all = doubles();
    for (int i = 0; i < result.length; i++) {
      if (all[i] != Math.rint(all[i]) || Math.abs(all[i]) > LARGEST_EXACT) {
        throw new MalformedArrayException(
            where, "element " + i + " is " + all[i] + ", expected a whole number");
      }
      result[i] = (long) all[i];
    }
    return result;
  }

  /**
   * Refuses an array of another shape.
   *
   * @throws MalformedArrayException names both shapes
   */
  public NumpyArray expectShape(long... expected) throws MalformedArrayException {
    if (!Arrays.equals(shape, expected)) {
      throw new MalformedArrayException(
          where, "expected shape " + text(expected) + ", found " + text(shape));
    }
    return this;
  }

  /** The numbers: a float[], double[] or long[]. */
  Object numbers() {
    return floats != null ? floats : doubles != null ? doubles : longs;
  }

  static String text(long[] shape) {
    String edges = LongStream.of(shape).mapToObj(Long::toString).collect(Collectors.joining(", "));
    return "(" + edges + (shape.length == 1 ? ",)" : ")");
  }
}
