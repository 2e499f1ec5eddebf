/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.hostile;

import java.math.BigInteger;
import java.util.Map;

/**
 * What the job file under test says, and the limits that are documented.
 *
 * @param camera whether the events are a camera's
 * @param sizes of the populations that current events may name
 * @param width of the population that camera events reach
 * @param height of it
 * @param shift of the input's clock, µs
 */
record Rules(boolean camera, Map<String, Integer> sizes, int width, int height, long shift) {

  static final long ORIGIN = 0;
  static final long DT = 1_000;
  static final long OUT_OF_ORDERNESS_MILLIS = 20;
  static final long MAX_GAP = 120_000_000;
  static final float MAX_CURRENT = 65_536;

  static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
  static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

  static boolean isInt64(BigInteger value) {
    return value.compareTo(LEAST) >= 0 && value.compareTo(MOST) <= 0;
  }
}
