/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.inspect;

import java.math.BigInteger;

/** A sum of int64 numbers that never overflows, in two halves of 32 bits. */
final class ExactSum {

  private static final int HALF_BITS = 32;
  private static final long LOW_HALF = 0xffff_ffffL;

  private long high;
  private long low;

  void add(long value) {
    high += value >> HALF_BITS;
    low += value & LOW_HALF;
  }

  BigInteger value() {
    return BigInteger.valueOf(high).shiftLeft(HALF_BITS).add(BigInteger.valueOf(low));
  }
}
