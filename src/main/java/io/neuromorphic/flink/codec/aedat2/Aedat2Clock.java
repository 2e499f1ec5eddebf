/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat2;

/**
 * Times of events from their 32 bits. As stored, so often below 0; a time after a wrap runs on
 * above 32 bits. A smaller step back is kept.
 */
final class Aedat2Clock {

  /** The clock went from 2^31 - 1 to -2^31 if it fell by at least so much, µs. */
  private static final long SIGNED_WRAP = (1L << 32) - (1L << 30);

  /** The clock went from 2^31 - 1 to 0 if it fell by at least so much, µs, to no less than 0. */
  private static final long POSITIVE_WRAP = (1L << 31) - (1L << 27);

  private long epoch;

  /**
   * The clock fell.
   *
   * @return the time to add to all times from this one on, µs
   */
  long fall(int from, int to) {
    long fall = (long) from - to;
    if (fall >= SIGNED_WRAP) {
      epoch += 1L << 32;
    } else if (to >= 0 && fall >= POSITIVE_WRAP) {
      epoch += 1L << 31;
    }
    return epoch;
  }
}
