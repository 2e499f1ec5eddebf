/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.bench.latency;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** The wall clock in µs, which never steps back: set once, then carried on by the nano clock. */
final class WallClock {

  private static final long START_NANOS = System.nanoTime();
  private static final long START_MICROS = micros(Instant.now());

  private WallClock() {}

  private static long micros(Instant now) {
    return TimeUnit.SECONDS.toMicros(now.getEpochSecond())
        + TimeUnit.NANOSECONDS.toMicros(now.getNano());
  }

  /** Now, µs since 1970. */
  static long micros() {
    return START_MICROS + (System.nanoTime() - START_NANOS) / 1_000;
  }
}
