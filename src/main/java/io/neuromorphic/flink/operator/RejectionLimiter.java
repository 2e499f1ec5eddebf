/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import java.util.function.Consumer;

/**
 * Lets through at most {@value #PER_SECOND} rejections of a source and reason a second, wall clock;
 * for the rest, one line says how many more there were.
 */
public final class RejectionLimiter {

  /** Rejections of one source and reason that are passed on one by one, a second. */
  public static final int PER_SECOND = 1_000;

  private static final RejectReason[] REASONS = RejectReason.values();
  private static final long SECOND_MILLIS = 1_000;

  private final String source;
  private final Consumer<Rejection> out;
  private final int[] passed = new int[REASONS.length];
  private final long[] withheld = new long[REASONS.length];
  private final RejectionLog log;
  private long second;

  public RejectionLimiter(String source, Consumer<Rejection> out) {
    this.source = source;
    this.out = out;
    this.log = new RejectionLog(source);
  }

  /** Passes a rejection on, or counts it among those withheld. */
  public void offer(Rejection rejection, long nowMillis) {
    startSecond(nowMillis);
    log.add(rejection.reason(), 1, rejection, nowMillis);
    int reason = rejection.reason().ordinal();
    if (passed[reason] < PER_SECOND) {
      passed[reason]++;
      out.accept(rejection.withSource(source));
    } else {
      withheld[reason]++;
    }
  }

  /** Counts rejections that nobody described. */
  public void offerUndescribed(RejectReason reason, long count, long nowMillis) {
    startSecond(nowMillis);
    log.add(reason, count, null, nowMillis);
    withheld[reason.ordinal()] += count;
  }

  /** Starts a new second if it is time, telling what the last one withheld. */
  public void startSecond(long nowMillis) {
    long now = Math.floorDiv(nowMillis, SECOND_MILLIS);
    if (now != second) {
      second = now;
      tellWithheld();
      log.look(nowMillis);
      java.util.Arrays.fill(passed, 0);
    }
  }

  /** Tells at once how many were withheld. */
  public void tellWithheld() {
    for (RejectReason reason : REASONS) {
      long count = withheld[reason.ordinal()];
      if (count > 0) {
        withheld[reason.ordinal()] = 0;
        out.accept(new Rejection(reason, count + " more within a second", source, "", ""));
      }
    }
  }
}
