/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.Positions;
import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;
import java.util.function.Supplier;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * Judges the events of one split in their order and keeps its clock. Events that are turned away
 * leave the packet and become rejections; they never move time.
 *
 * @param <P> kind of packets
 */
abstract class Intake<P extends InputPacket> {

  protected final IntakeSpec spec;
  private final SplitClock clock;
  private final long dt;

  /** Times before this are before the origin, or in windows that splits before have completed. */
  private final long begin;

  /** Times before this are in windows that a watermark of others has completed. */
  private long told = Long.MIN_VALUE;

  /** Times before this are before the origin or late. */
  private long floor;

  /** Times after this have jumped. Nothing is below it until the first event was met. */
  private long ceiling = Long.MIN_VALUE;

  /** From here on, an accepted time may raise the floor. */
  private long nextFloor = Long.MIN_VALUE;

  private int[] kept = new int[0];

  Intake(IntakeSpec spec, SplitClock clock) {
    this.spec = spec;
    this.clock = clock;
    this.dt = spec.dtMicros();
    this.floor =
        clock.before.isNothing()
            ? clock.origin
            : Math.max(clock.origin, completeAt(clock.before.max()));
    this.begin = floor;
    if (spec.isByWatermarks()) {
      ceiling = spec.horizon(clock.origin);
    } else if (clock.last != InputPacket.NONE) {
      ceiling = saturatedAdd(clock.last, spec.maxGapMicros());
      raiseFloor();
    }
  }

  /** Called before the events of a packet are judged. */
  protected void start(P packet) {}

  /** Why event i names no neuron at all, or null. */
  protected abstract RejectReason population(P packet, int i);

  /** Why event i cannot be integrated, whatever its time, or null. */
  protected abstract RejectReason address(P packet, int i);

  /** What is wrong with event i, in words. */
  protected abstract String detail(P packet, int i, RejectReason reason);

  /** Called when events may have moved within the packet. */
  protected void moved(P packet) {}

  SplitClock clock() {
    return clock;
  }

  /** Others say that time has come to a watermark, ms: what it completes is late from now on. */
  final void complete(long watermark) {
    told = Math.max(told, Math.floorDiv((watermark + 1) * 1_000, dt) * dt);
    floor = Math.max(floor, told);
  }

  /** Judges a packet; what stays in it is accepted. */
  final void judge(P packet, long nowMillis) {
    int size = packet.size();
    Positions asRead = packet.positions();
    packet.counts().addRead(size);
    start(packet);
    if (size > 0) {
      meetFirst(packet, size, nowMillis);
      judgeEvents(packet, size, nowMillis);
    }
    if (packet.until() != InputPacket.NONE && !judgeMarker(packet, asRead, nowMillis)) {
      packet.setUntil(InputPacket.NONE);
    }
    packet.setLastTime(clock.max);
  }

  /** Where the first event is to fix the clock, one that cannot be integrated shall not. */
  private void meetFirst(P packet, int size, long nowMillis) {
    for (int i = 0; i < size && !clock.isFixed(); i++) {
      if (population(packet, i) == null && address(packet, i) == null) {
        clock.meet(packet.t()[i], nowMillis);
      }
    }
  }

  private void judgeEvents(P packet, int size, long nowMillis) {
    long[] t = packet.t();
    long shift = clock.shift;
    int count = 0;
    boolean moved = false;
    for (int i = 0; i < size; i++) {
      long ti = t[i] + shift;
      if (ti < floor
          || ti > ceiling
          || ((t[i] ^ ti) & (shift ^ ti)) < 0
          || population(packet, i) != null
          || address(packet, i) != null) {
        RejectReason reason = classify(packet, i, ti, nowMillis);
        if (reason != null) {
          reject(packet, i, reason);
          moved = startMoving(moved, i, size);
          continue;
        }
      }
      if (moved) {
        packet.move(i, count);
        kept[count] = i;
      }
      t[count++] = ti;
      accept(ti, nowMillis);
    }
    if (moved) {
      packet.setPositions(packet.positions().select(kept, count));
      packet.truncate(count);
      moved(packet);
    }
  }

  /** From the first gap on, remembers where each event that stays came from. */
  private boolean startMoving(boolean moved, int i, int size) {
    if (!moved) {
      kept = kept.length < size ? new int[size] : kept;
      for (int j = 0; j < i; j++) {
        kept[j] = j;
      }
    }
    return true;
  }

  /** The reason of highest precedence, or null where the event is good after all. */
  private RejectReason classify(P packet, int i, long ti, long nowMillis) {
    RejectReason reason = population(packet, i);
    if (reason != null) {
      return reason;
    }
    if (!clock.isFixed()) {
      // Nothing good has been met yet: there is no time to judge by.
      return address(packet, i);
    }
    if (isBeyondInt64(packet.t()[i]) || jumps(ti, nowMillis, () -> packet.positions().label(i))) {
      return RejectReason.INVALID_TIME;
    }
    reason = address(packet, i);
    if (reason != null) {
      return reason;
    }
    if (ti < clock.origin) {
      return RejectReason.BEFORE_ORIGIN;
    }
    if (ti < begin && ti >= ownFloor()) {
      throw new SuppressRestartsException(
          new OverlapException(
              spec.input(),
              clock.before.split(),
              clock.before.max(),
              clock.split,
              ti,
              spec.outOfOrdernessMillis()));
    }
    return ti < floor ? RejectReason.LATE : null;
  }

  /** Times before this are before the origin, or late by what this split itself has said. */
  private long ownFloor() {
    return clock.max == InputPacket.NONE || spec.isByWatermarks()
        ? clock.origin
        : Math.max(clock.origin, completeAt(clock.max));
  }

  /** Whether a time leaves int64 where it is shifted. */
  private boolean isBeyondInt64(long time) {
    long shifted = time + clock.shift;
    return ((time ^ shifted) & (clock.shift ^ shifted)) < 0;
  }

  private boolean jumps(long ti, long nowMillis, Supplier<String> place) {
    if (spec.isByWatermarks()) {
      return ti > ceiling;
    }
    boolean first = clock.last == InputPacket.NONE;
    if (ti <= ceiling && !first) {
      return false;
    }
    double gap = (double) ti - (double) (first ? clock.begin() : clock.last);
    double passed = (nowMillis - clock.lastMillis) * 1e3;
    boolean far = Math.abs(gap) > spec.maxGapMicros() && passed < gap;
    if (first && (far || (double) ti - (double) clock.origin < -spec.maxGapMicros())) {
      throw new SuppressRestartsException(new ClockJumpException(spec, place.get(), ti, clock));
    }
    return far;
  }

  private void accept(long ti, long nowMillis) {
    clock.last = ti;
    clock.lastMillis = nowMillis;
    if (spec.isByWatermarks()) {
      clock.max = Math.max(clock.max, ti);
      return;
    }
    ceiling = saturatedAdd(ti, spec.maxGapMicros());
    if (ti > clock.max) {
      clock.max = ti;
      if (ti >= nextFloor) {
        raiseFloor();
      }
    }
  }

  /** Late is what a window holds that ends at or before the split's watermark. */
  private void raiseFloor() {
    floor = Math.max(Math.max(begin, told), completeAt(clock.max));
    nextFloor = (Math.floorDiv(clock.max, 1_000) + 1) * 1_000;
  }

  /** Up to where windows are complete when time has come to the given one, µs. */
  private long completeAt(long max) {
    long complete = (Math.floorDiv(max, 1_000) - spec.outOfOrdernessMillis()) * 1_000;
    return Math.floorDiv(complete, dt) * dt;
  }

  /**
   * A marker says that the time before it has passed: it moves the clock as an event would. Before
   * the first event of a clock that starts with it, it says nothing.
   *
   * @param asRead positions of the packet's events before any was turned away: there may be none
   *     left to name the marker by
   * @return whether it was accepted
   */
  private boolean judgeMarker(P packet, Positions asRead, long nowMillis) {
    if (!clock.isFixed()) {
      return false;
    }
    long passed = packet.until() + clock.shift - 1;
    if (isBeyondInt64(packet.until())
        || (passed > ceiling && jumps(passed, nowMillis, asRead::first))) {
      packet.counts().addRead(1);
      packet.counts().addRejected(RejectReason.INVALID_TIME, 1);
      addRejection(
          packet,
          new Rejection(
              RejectReason.INVALID_TIME,
              timeDetail(),
              "",
              asRead.first(),
              "until " + packet.until()));
      return false;
    }
    if (passed < floor) {
      return false;
    }
    accept(passed, nowMillis);
    // Only a source itself says that it has ended.
    packet.setUntil(Math.min(packet.until(), InputPacket.END - 1));
    return true;
  }

  private void reject(P packet, int i, RejectReason reason) {
    packet.counts().addRejected(reason, 1);
    if (packet.describesMore()) {
      String detail =
          switch (reason) {
            case INVALID_TIME -> timeDetail();
            case BEFORE_ORIGIN -> "t is before the origin at " + clock.origin + " µs";
            case LATE ->
                spec.isByWatermarks()
                    ? "its window had been completed: the watermark of its stream has passed "
                        + told
                        + " µs"
                    : "its window had been completed: the input has been at "
                        + clock.max
                        + " µs, out-of-orderness is "
                        + spec.outOfOrdernessMillis()
                        + " ms";
            default -> detail(packet, i, reason);
          };
      addRejection(
          packet,
          new Rejection(reason, detail, "", packet.positions().label(i), packet.describe(i)));
    }
  }

  private static void addRejection(InputPacket packet, Rejection rejection) {
    packet.rejections().add(rejection);
  }

  private String timeDetail() {
    if (spec.isByWatermarks()) {
      return "t is after "
          + ceiling
          + " µs: more than ten years, or max-gap, after the origin at "
          + clock.origin
          + " µs";
    }
    return "t is more than max-gap ("
        + spec.maxGapMicros()
        + " µs) after the last accepted t, "
        + clock.last
        + " µs";
  }

  private static long saturatedAdd(long a, long b) {
    long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) < 0 ? Long.MAX_VALUE : sum;
  }
}
