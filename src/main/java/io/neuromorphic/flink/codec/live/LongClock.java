/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.live;

/**
 * Unfolds times of 32 bits, which begin again every 71.6 minutes. A step back by more than half of
 * that is a new round, a step ahead by more than half belongs to the round before.
 */
final class LongClock {

  private static final long ROUND = 1L << 32;
  private static final long HALF = 1L << 31;

  private long round;
  private long last;

  /**
   * @param t 0 to 2^32 - 1, µs
   * @return the time since the first round began, µs
   */
  long unfold(long t) {
    long time = round + t;
    if (last - time > HALF) {
      round += ROUND;
      time += ROUND;
    } else if (time - last > HALF && round > 0) {
      return time - ROUND;
    }
    last = time;
    return time;
  }
}
