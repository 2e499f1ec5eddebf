/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import java.util.function.LongSupplier;

/** Tells which event time is due, from the wall clock and the first event's time. */
final class Pacer {

  private final double speed;
  private final LongSupplier nanoTime;
  private boolean started;
  private long startNanos;
  private long startMicros;

  Pacer(double speed, LongSupplier nanoTime) {
    this.speed = speed;
    this.nanoTime = nanoTime;
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
