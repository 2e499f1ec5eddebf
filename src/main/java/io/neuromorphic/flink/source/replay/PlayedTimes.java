/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import java.util.function.LongSupplier;

/** What a player does to the times of a recording. */
public enum PlayedTimes {
  /** Nothing. */
  AS_RECORDED,
  /** The first event gets t = 0. */
  FROM_ZERO,
  /** The first event becomes the wall clock when it was read. */
  ALIGN;

  /** What is added to every time, µs, given that of the first event. */
  long shift(long firstMicros, LongSupplier wallMicros) {
    return switch (this) {
      case AS_RECORDED -> 0;
      case FROM_ZERO -> Math.negateExact(firstMicros);
      case ALIGN -> Math.subtractExact(wallMicros.getAsLong(), firstMicros);
    };
  }
}
