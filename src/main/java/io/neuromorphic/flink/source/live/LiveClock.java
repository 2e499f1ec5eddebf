/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import io.neuromorphic.flink.codec.live.DatagramDecoder;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.RejectReason;
import io.neuromorphic.flink.event.Rejection;

/**
 * Turns the times of a live sender into times that never begin again, and says how far they have
 * come in silence.
 *
 * <p>A sender's clock has been restarted where a whole datagram (of a connection: what follows one
 * event) lies more than {@value #BACK_MICROS} µs behind the time that was reached, which no
 * reordering in a network does, or more than {@value #AHEAD_MICROS} µs ahead of what the wall clock
 * allows. Single events that far ahead are rejected; single events that far behind pass and will be
 * late. Times that no clock reaches, beyond 2<sup>60</sup> µs, are rejected and move nothing.
 */
final class LiveClock {

  static final long BACK_MICROS = 1_000_000;
  static final long AHEAD_MICROS = 60_000_000;

  /** 36,500 years: sums of times within it do not overflow. */
  static final long FARTHEST_MICROS = 1L << 60;

  /** Shortest and longest time that a sender is believed to hold events back. */
  static final long MIN_HELD_MICROS = 100_000;

  private static final long MAX_HELD_MICROS = 10_000_000;

  /** What is believed of it sinks by this part each second: by half in some ten. */
  private static final int HELD_DECAY = 16;

  private static final long SECOND_MICROS = 1_000_000;

  private final LiveSpec.Times times;
  private boolean started;
  private long shift;
  private long last;
  private long arrived;
  private long floor;

  /** Whether events came without a time: they always have that of their arrival. */
  private boolean unstamped;

  /** How long events of late have been behind what silence was about to tell, µs. */
  private long held = MIN_HELD_MICROS;

  private long decayed;

  private long restarts;

  LiveClock(LiveSpec.Times times, LivePosition position) {
    this.times = times;
    started = position.started();
    shift = position.shiftMicros();
    last = position.lastMicros();
    arrived = position.arrivedMicros();
    floor = position.floorMicros();
  }

  LivePosition position() {
    return new LivePosition(started, shift, last, arrived, floor);
  }

  /** How often a sender's clock was found to have been restarted. */
  long restarts() {
    return restarts;
  }

  /**
   * Gives their times to the events of a packet from {@code from} on.
   *
   * @param arrival wall clock, µs
   * @param inOrder whether they came by a connection: what is behind was sent later
   */
  void apply(CameraPacket packet, int from, long arrival, boolean inOrder) {
    int begin = from;
    int kept = from;
    long largest = Long.MIN_VALUE;
    for (int i = from; inOrder && i < packet.size(); i++) {
      long t = packet.t()[i];
      if (largest != Long.MIN_VALUE && minus(largest, t) > BACK_MICROS) {
        kept = block(packet, begin, i, kept, arrival);
        begin = i;
        largest = t;
      }
      largest = Math.max(largest, t);
    }
    packet.truncate(block(packet, begin, packet.size(), kept, arrival));
  }

  /** Of a datagram; returns where its events end, which are moved to {@code kept}. */
  private int block(CameraPacket packet, int from, int to, int kept, long arrival) {
    long[] t = packet.t();
    long first = DatagramDecoder.NO_TIME;
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (int i = from; i < to; i++) {
      if (t[i] == DatagramDecoder.NO_TIME) {
        unstamped = true;
        continue;
      }
      if (isOutOfReach(t[i])) {
        continue;
      }
      first = first == DatagramDecoder.NO_TIME ? t[i] : first;
      least = Math.min(least, t[i]);
      most = Math.max(most, t[i]);
    }
    long limit = Long.MAX_VALUE;
    if (first != DatagramDecoder.NO_TIME) {
      limit = plus(meet(first, least, most, arrival), AHEAD_MICROS);
    }
    int end = kept;
    for (int i = from; i < to; i++) {
      long time = t[i] == DatagramDecoder.NO_TIME ? arrival : plus(t[i], shift);
      if (t[i] != DatagramDecoder.NO_TIME && (t[i] > limit || isOutOfReach(t[i]))) {
        reject(packet, i);
        continue;
      }
      if (t[i] > last) {
        last = t[i];
        arrived = arrival;
      }
      floor = Math.max(floor, time);
      if (end < i) {
        packet.move(i, end);
      }
      t[end++] = time;
    }
    return end;
  }

  /** Starts anew where that is due; returns the sender's time that is expected now. */
  private long meet(long first, long least, long most, long arrival) {
    long expected = plus(last, arrival - arrived);
    if (started && !hasJumped(least, most, expected)) {
      if (arrival - decayed >= SECOND_MICROS) {
        decayed = arrival;
        held -= held / HELD_DECAY;
      }
      hold(Math.max(held, minus(expected, first)));
      return expected;
    }
    if (started) {
      restarts++;
    }
    if (times == LiveSpec.Times.AS_SENT) {
      // Its clock is taken as it is, also where it goes back; what was told of the one before would
      // else hold for ever, were it that of a single datagram of garbage.
      floor = Long.MIN_VALUE;
    }
    shift =
        switch (times) {
          case ALIGNED -> minus(Math.max(floor, arrival), first);
          case CONTINUED -> started ? minus(Math.max(floor, plus(expected, shift)), first) : shift;
          case AS_SENT -> 0;
        };
    hold(minus(most, first));
    started = true;
    last = first;
    arrived = arrival;
    return first;
  }

  private void hold(long micros) {
    held = Math.max(MIN_HELD_MICROS, Math.min(MAX_HELD_MICROS, micros));
  }

  private boolean hasJumped(long least, long most, long expected) {
    long behind = times == LiveSpec.Times.AS_SENT ? last : minus(floor, shift);
    return minus(behind, most) > BACK_MICROS || minus(least, expected) > AHEAD_MICROS;
  }

  private static boolean isOutOfReach(long t) {
    return t > FARTHEST_MICROS || t < -FARTHEST_MICROS;
  }

  private static void reject(CameraPacket packet, int i) {
    packet.counts().addRead(1);
    packet.counts().addRejected(RejectReason.INVALID_TIME, 1);
    if (packet.rejections().size() < InputPacket.MAX_DESCRIBED_REJECTIONS) {
      packet
          .rejections()
          .add(
              new Rejection(
                  RejectReason.INVALID_TIME,
                  isOutOfReach(packet.t()[i])
                      ? "t is beyond ±" + FARTHEST_MICROS + " µs"
                      : "t is more than "
                          + AHEAD_MICROS
                          + " µs ahead of the other events that arrive with it",
                  "",
                  packet.positions().label(i),
                  packet.describe(i)));
    }
  }

  /**
   * How far time has come though nothing arrived, µs: before that, no event of a living sender will
   * be. {@link InputPacket#NONE} where nothing new can be said.
   *
   * @param now wall clock, µs
   */
  long passed(long now) {
    long until;
    if (started) {
      until = minus(plus(plus(last, shift), now - arrived), held);
    } else if (unstamped || times == LiveSpec.Times.ALIGNED) {
      // An event that comes first now has the time of its arrival, or a later one.
      until = now;
    } else {
      return InputPacket.NONE;
    }
    if (until <= floor) {
      return InputPacket.NONE;
    }
    floor = until;
    return until;
  }

  private static long plus(long a, long b) {
    long sum = a + b;
    return ((a ^ sum) & (b ^ sum)) < 0 ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE) : sum;
  }

  private static long minus(long a, long b) {
    long difference = a - b;
    return ((a ^ b) & (a ^ difference)) < 0
        ? (a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE)
        : difference;
  }
}
