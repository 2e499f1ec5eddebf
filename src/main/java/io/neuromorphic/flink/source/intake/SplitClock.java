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

  /** Which split this is, for errors; empty where it does not matter. */
  String split = "";

  /** What splits that were read before this one have reached. */
  Reached before = Reached.NOTHING;

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

  /** Where the time of a split stands that has no event yet: at the origin, or further. */
  long begin() {
    return Math.max(origin, before.max());
  }

  /** The watermark that the split has come to, ms: that of its begin before the first event. */
  long watermark(long outOfOrdernessMillis) {
    long reached = max == InputPacket.NONE ? begin() : max;
    return Math.floorDiv(reached, 1_000) - outOfOrdernessMillis - 1;
  }

  SplitClock copy() {
    SplitClock copy = new SplitClock(origin, rule, shift, lastMillis);
    copy.max = max;
    copy.last = last;
    copy.split = split;
    copy.before = before;
    return copy;
  }
}
