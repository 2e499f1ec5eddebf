/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.job;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/** The one place where tests wait. */
public final class Eventually {

  private static final long PAUSE_MILLIS = 20;

  /** What is waited for may cost more than the wait: clients, processes, the disk. */
  private static final long LONGEST_PAUSE_MILLIS = 100;

  private Eventually() {}

  /** Waits until a condition holds; fails when it does not within the given time. */
  public static void holds(String what, Duration within, Callable<Boolean> condition)
      throws Exception {
    Instant deadline = Instant.now().plus(within);
    long pause = PAUSE_MILLIS;
    while (!condition.call()) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("not within " + within.toSeconds() + " s: " + what);
      }
      Thread.sleep(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
    }
  }
}
