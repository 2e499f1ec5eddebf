/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Sums as DESIGN 4 "Sum" words them, in numbers without limits: each product rounded once to a
 * multiple of 2^-40, ties to even; the sum rounded once to float32.
 */
final class ExactSums {

  private static final BigDecimal GRID = new BigDecimal(BigInteger.TWO.pow(40));

  private final BigInteger[] sums;
  private final BigInteger[] sizes;

  ExactSums(int neurons) {
    sums = new BigInteger[neurons];
    sizes = new BigInteger[neurons];
    java.util.Arrays.fill(sums, BigInteger.ZERO);
    java.util.Arrays.fill(sizes, BigInteger.ZERO);
  }

  /** The multiple of 2^-40 nearest to a product. */
  static BigInteger multiple(float... factors) {
    BigDecimal product = GRID;
    for (float factor : factors) {
      product = product.multiply(new BigDecimal(factor));
    }
    return product.setScale(0, RoundingMode.HALF_EVEN).toBigIntegerExact();
  }

  void add(int neuron, float... factors) {
    add(neuron, multiple(factors));
  }

  void add(int neuron, BigInteger multiple) {
    sums[neuron] = sums[neuron].add(multiple);
    sizes[neuron] = sizes[neuron].add(multiple.abs());
  }

  /** The current of a neuron; the power of two is exact. */
  float current(int neuron) {
    return sums[neuron].floatValue() * 0x1p-40f;
  }

  /** Whether nothing but zeros came. */
  boolean isNothing(int neuron) {
    return sizes[neuron].signum() == 0;
  }

  /** The sum of the sizes of all that came to a neuron, as a current. */
  BigDecimal size(int neuron) {
    return new BigDecimal(sizes[neuron]).divide(GRID);
  }

  /** Whether some order of the addends of a neuron leaves ±2^62 on the way. */
  boolean mayLeaveTheGrid(int neuron) {
    return sizes[neuron].bitLength() > 62;
  }
}
