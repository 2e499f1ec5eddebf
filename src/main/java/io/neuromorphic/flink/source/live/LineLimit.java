/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import java.util.concurrent.TimeUnit;

/** How many lines of the log senders may cause by what they do: so many a second. */
final class LineLimit {

  /** Enough for a sender that is plugged in and out; not for one that connects in a loop. */
  static final int LINES_A_SECOND = 5;

  private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

  private long beganNanos;
  private int lines;
  private long left;

  /** Whether one more line may be written now; else it is counted. */
  boolean allows(long nowNanos) {
    if (lines == 0 || nowNanos - beganNanos >= SECOND_NANOS) {
      beganNanos = nowNanos;
      lines = 0;
    }
    if (lines == LINES_A_SECOND) {
      left++;
      return false;
    }
    lines++;
    return true;
  }

  /** How many were left out since this was asked before. */
  long takeLeftOut() {
    long taken = left;
    left = 0;
    return taken;
  }
}
