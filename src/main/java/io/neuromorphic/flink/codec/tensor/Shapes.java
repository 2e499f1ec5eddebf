/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.tensor;

import java.util.Arrays;

/** Lengths of the dimensions of a tensor. */
public final class Shapes {

  /** The longest array that every JVM can make. */
  public static final int MOST = Integer.MAX_VALUE - 8;

  private Shapes() {}

  /** A shape as PyTorch writes it, such as {@code [2, 3]}. */
  public static String text(long... shape) {
    return Arrays.toString(shape);
  }

  /** Number of numbers; -1 where it, or the product of some of the lengths, is no int64. */
  public static long count(long... shape) {
    long count = 1;
    for (long edge : shape) {
      if (Math.multiplyHigh(count, edge) != 0 || count * edge < 0) {
        return -1;
      }
      count *= edge;
    }
    return count;
  }
}
