/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job.run;

import java.util.concurrent.TimeUnit;

/** Whether to tell of a trouble that goes on: at once where it is new, then once a minute. */
final class Troubles {

  private static final long AGAIN_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final java.util.function.LongSupplier nanos;
  private String told;
  private long toldNanos;

  Troubles() {
    this(System::nanoTime);
  }

  /** By another clock. */
  Troubles(java.util.function.LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Whether to tell of it now; whoever asks does. */
  boolean isDue(String trouble) {
    long now = nanos.getAsLong();
    if (trouble.equals(told) && now - toldNanos < AGAIN_NANOS) {
      return false;
    }
    told = trouble;
    toldNanos = now;
    return true;
  }

  /** Forgets; returns whether there was any. */
  boolean end() {
    boolean any = told != null;
    told = null;
    return any;
  }
}
