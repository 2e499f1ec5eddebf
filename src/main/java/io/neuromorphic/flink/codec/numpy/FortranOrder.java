/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.numpy;

/** Puts the numbers of an array whose first index runs fastest into C order. */
final class FortranOrder {

  private FortranOrder() {}

  /** The same array, its last index running fastest; {@code numbers} is left as it is. */
  static Object toC(Object numbers, long[] shape) {
    int rank = shape.length;
    int[] stride = new int[rank];
    int count = 1;
    for (int axis = 0; axis < rank; axis++) {
      stride[axis] = count;
      count *= (int) shape[axis];
    }
    int[] source = new int[count];
    int[] index = new int[rank];
    int from = 0;
    for (int to = 0; to < count; to++) {
      source[to] = from;
      for (int axis = rank - 1; axis >= 0; axis--) {
        from += stride[axis];
        if (++index[axis] < shape[axis]) {
          break;
        }
        from -= index[axis] * stride[axis];
        index[axis] = 0;
      }
    }
    return picked(numbers, source);
  }

  private static Object picked(Object numbers, int[] source) {
    if (numbers instanceof float[] floats) {
      float[] result = new float[source.length];
      for (int i = 0; i < result.length; i++) {
        result[i] = floats[source[i]];
      }
      return result;
    }
    if (numbers instanceof double[] doubles) {
      double[] result = new double[source.length];
      for (int i = 0; i < result.length; i++) {
        result[i] = doubles[source[i]];
      }
      return result;
    }
    long[] longs = (long[]) numbers;
    long[] result = new long[source.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = longs[source[i]];
    }
    return result;
  }
}
