/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import java.util.function.LongSupplier;

/** Tells which event time is due, from the wall clock and the first event's time. */
final class Pacer {

  private final double speed;
  private final LongSupplier nanoTime;
  private final long longestGapMicros;
  private boolean started;
  private long startNanos;
  private long startMicros;

  /** One that waits for every time, however far it is. */
  Pacer(double speed, LongSupplier nanoTime) {
    this(speed, nanoTime, Long.MAX_VALUE);
  }

  /**
   * @param speed factor of real time
   * @param nanoTime wall clock, ns
   * @param longestGapMicros a longer gap between two events is not waited for, µs
   */
  Pacer(double speed, LongSupplier nanoTime, long longestGapMicros) {
    this.speed = speed;
    this.nanoTime = nanoTime;
    this.longestGapMicros = longestGapMicros;
  }

  /** Whether one time lies so far after another that it is not waited for. */
  boolean isTooFar(long lastMicros, long timeMicros) {
    return lastMicros < Long.MAX_VALUE - longestGapMicros
        && timeMicros > lastMicros + longestGapMicros;
  }

  /** Whether there is anything to wait for. */
  boolean isPaced() {
    return !Double.isInfinite(speed);
  }

  /** Makes the given time due now, unless pacing has begun. */
  void startAt(long timeMicros) {
    if (!started) {
      started = true;
      startNanos = nanoTime.getAsLong();
      startMicros = timeMicros;
    }
  }

  /** Events up to this time, µs, are due. */
  long dueMicros() {
    return startMicros + (long) ((nanoTime.getAsLong() - startNanos) * speed / 1e3);
  }

  /** How long until the given time is due, ns; at most a second. */
  long nanosUntil(long timeMicros) {
    double nanos = (timeMicros - startMicros) * 1e3 / speed - (nanoTime.getAsLong() - startNanos);
    return (long) Math.min(1e9, Math.max(0, nanos));
  }

  /** Wall clock, ns, of no particular origin. */
  long nanos() {
    return nanoTime.getAsLong();
  }
}
