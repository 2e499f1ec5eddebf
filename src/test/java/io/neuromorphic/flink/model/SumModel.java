/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** DESIGN 4, Sum: currents of one window and neuron, whatever their order or grouping. */
public final class SumModel {

  private static final BigDecimal GRID = new BigDecimal(BigInteger.TWO.pow(40));
  private static final BigInteger LIMIT = BigInteger.TWO.pow(62);

  private BigInteger sum = BigInteger.ZERO;
  private BigInteger size = BigInteger.ZERO;

  /** "each current is rounded once (ties to even) to a multiple of 2^-40" and added. */
  public void add(float current) {
    BigInteger multiple =
        new BigDecimal(current)
            .multiply(GRID)
            .setScale(0, RoundingMode.HALF_EVEN)
            .toBigIntegerExact();
    sum = sum.add(multiple);
    size = size.add(multiple.abs());
  }

  /** "the sum is rounded once to float32": that of a BigInteger; the power of two is exact. */
  public float current() {
    return sum.floatValue() * 0x1p-40f;
  }

  /** Whether some order of the currents leaves ±2^62 on the way: of such a sum nothing is said. */
  public boolean mayLeaveTheGrid() {
    return size.compareTo(LIMIT) >= 0;
  }
}
