/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import io.neuromorphic.flink.event.InputPacket;

/** Where the time of one split stands. Mutable; checkpointed with the split. */
final class SplitClock {

  final long origin;
  ClockStart.Rule rule;
  long shift;

  /** Largest accepted time, µs. */
  long max = InputPacket.NONE;

  /** Accepted last, µs. */
  long last = InputPacket.NONE;

  /** Wall clock when {@link #last} was accepted; before that, when the job started, ms. */
  long lastMillis;

  SplitClock(ClockStart start) {
    this(start.originMicros(), start.rule(), start.micros(), start.startedAtMillis());
  }

  SplitClock(long origin, ClockStart.Rule rule, long shift, long lastMillis) {
    this.origin = origin;
    this.rule = rule;
    this.shift = shift;
    this.lastMillis = lastMillis;
  }

  /** Whether the shift is known: it needs no first event, or has met it. */
  boolean isFixed() {
    return rule.knowsShift();
  }

  /** Fixes the shift, where the first event is to tell it. */
  void meet(long firstTime, long nowMillis) {
    if (isFixed()) {
      return;
    }
    long becomes = rule == ClockStart.Rule.FIRST_BECOMES ? shift : nowMillis * 1_000;
    shift = becomes - firstTime;
    rule = ClockStart.Rule.SHIFT;
  }

  /** The watermark that the split has come to, ms: that of its origin before the first event. */
  long watermark(long outOfOrdernessMillis) {
    long reached = max == InputPacket.NONE ? origin : max;
    return Math.floorDiv(reached, 1_000) - outOfOrdernessMillis - 1;
  }

  SplitClock copy() {
    SplitClock copy = new SplitClock(origin, rule, shift, lastMillis);
    copy.max = max;
    copy.last = last;
    return copy;
  }
}
