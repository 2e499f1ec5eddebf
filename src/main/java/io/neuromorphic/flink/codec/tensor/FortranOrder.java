/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.tensor;

import java.lang.reflect.Array;

/** Puts the numbers of an array whose first index runs fastest into C order. */
public final class FortranOrder {

  private final long[] shape;
  private final int[] stride;
  private final int[] index;
  private int from;

  private FortranOrder(long[] shape) {
    this.shape = shape;
    stride = new int[shape.length];
    index = new int[shape.length];
    int count = 1;
    for (int axis = 0; axis < shape.length; axis++) {
      stride[axis] = count;
      count *= (int) shape[axis];
    }
  }

  /**
   * The same array, its last index running fastest.
   *
   * @param numbers a float[], short[], double[] or long[]; left as it is
   */
  public static Object toC(Object numbers, long[] shape) {
    FortranOrder source = new FortranOrder(shape);
    int count = Array.getLength(numbers);
    if (numbers instanceof float[] floats) {
      float[] result = new float[count];
      for (int i = 0; i < count; i++) {
        result[i] = floats[source.next()];
      }
      return result;
    }
    if (numbers instanceof short[] shorts) {
      short[] result = new short[count];
      for (int i = 0; i < count; i++) {
        result[i] = shorts[source.next()];
      }
      return result;
    }
    if (numbers instanceof double[] doubles) {
      double[] result = new double[count];
      for (int i = 0; i < count; i++) {
        result[i] = doubles[source.next()];
      }
      return result;
    }
    long[] longs = (long[]) numbers;
    long[] result = new long[count];
    for (int i = 0; i < count; i++) {
      result[i] = longs[source.next()];
    }
    return result;
  }

  /** Where the number at {@code stored}, the first index running fastest, is in C order. */
  static int inC(int stored, long[] shape) {
    int rest = stored;
    int place = 0;
    int stride = (int) Shapes.count(shape);
    for (long edge : shape) {
      stride /= (int) edge;
      place += rest % (int) edge * stride;
      rest /= (int) edge;
    }
    return place;
  }

  /** Where the next number in C order is stored. */
  private int next() {
    int found = from;
    for (int axis = shape.length - 1; axis >= 0; axis--) {
      from += stride[axis];
      if (++index[axis] < shape[axis]) {
        break;
      }
      from -= index[axis] * stride[axis];
      index[axis] = 0;
    }
    return found;
  }
}
