/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/**
 * The wall clock, µs since 1970, as live events are stamped by it: it never goes back, and follows
 * the system's clock where that jumps ahead by more than a second.
 */
final class ArrivalClock {

  private static final long TOLERANCE_MICROS = 1_000_000;

  private final LongSupplier wallMicros;
  private final LongSupplier nanos;
  private long base;

  ArrivalClock(LongSupplier wallMicros, LongSupplier nanos) {
    this.wallMicros = wallMicros;
    this.nanos = nanos;
    base = wallMicros.getAsLong() - nanos.getAsLong() / 1_000;
  }

  static ArrivalClock ofSystem() {
    return new ArrivalClock(
        () -> ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()), System::nanoTime);
  }

  /** Now, µs. */
  long micros() {
    return base + nanos.getAsLong() / 1_000;
  }

  /** Compares itself with the system's clock; to be called now and then. */
  void follow() {
    long ahead = wallMicros.getAsLong() - micros();
    if (ahead > TOLERANCE_MICROS) {
      base += ahead;
    }
  }
}
