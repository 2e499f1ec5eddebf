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

  private Eventually() {}

  /** Waits until a condition holds; fails when it does not within the given time. */
  public static void holds(String what, Duration within, Callable<Boolean> condition)
      throws Exception {
    Instant deadline = Instant.now().plus(within);
    while (!condition.call()) {
      if (Instant.now().isAfter(deadline)) {
        throw new AssertionError("not within " + within.toSeconds() + " s: " + what);
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }
}
