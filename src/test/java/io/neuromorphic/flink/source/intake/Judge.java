/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.intake;

import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.Positions;
import io.neuromorphic.flink.event.Rejection;
import io.neuromorphic.flink.source.intake.ClockStart.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The intake of one split of current events, with a wall clock of the test's own. */
final class Judge {

  /** Wall clock when the job started, ms. */
  static final long STARTED = 1_700_000_000_000L;

  static final String OK = "ok";

  final SplitClock clock;
  final CurrentIntake intake;
  long now = STARTED;

  private Judge(IntakeSpec spec, SplitClock clock) {
    this.clock = clock;
    this.intake = new CurrentIntake(spec, clock);
  }

  static IntakeSpec rules(long dt, long outOfOrdernessMillis, long maxGap) {
    return new IntakeSpec(
        "in", dt, IntakeSpec.Lateness.BY_EVENTS, outOfOrdernessMillis, maxGap, Map.of("p", 10));
  }

  /** Times as they are, from an origin. */
  static Judge from(long origin, IntakeSpec rules) {
    return from(origin, Rule.SHIFT, 0, rules);
  }

  static Judge from(long origin, Rule rule, long micros, IntakeSpec rules) {
    return new Judge(rules, new SplitClock(new ClockStart(origin, rule, micros, STARTED)));
  }

  /** One that goes on with the clock of another, as after a restore. */
  static Judge goingOn(Judge other, IntakeSpec rules) {
    Judge judge = new Judge(rules, other.clock.copy());
    judge.now = other.now;
    return judge;
  }

  void pass(long millis) {
    now += millis;
  }

  /** Judges a packet of events that are good but for their times; a word for each. */
  List<String> times(long... times) {
    CurrentPacket packet = packet(times);
    int size = packet.size();
    judge(packet);
    return words(packet, size);
  }

  /** The same, for one event. */
  String time(long t) {
    return times(t).get(0);
  }

  static CurrentPacket packet(long... times) {
    CurrentPacket packet = new CurrentPacket(0);
    for (int i = 0; i < times.length; i++) {
      packet.add(times[i], packet.dictionaryIndex("p"), i % 10, 1);
    }
    packet.setPositions(Positions.counting("line ", 0));
    return packet;
  }

  CurrentPacket judge(CurrentPacket packet) {
    intake.judge(packet, now);
    return packet;
  }

  /** Sends a packet that says nothing but that time has come so far. */
  CurrentPacket marker(long until) {
    CurrentPacket packet = new CurrentPacket(0);
    packet.setUntil(until);
    return judge(packet);
  }

  /** What became of each event of a packet whose positions are lines from 0. */
  static List<String> words(CurrentPacket packet, int size) {
    List<String> words = new ArrayList<>();
    for (int line = 0; line < size; line++) {
      words.add(OK);
    }
    for (Rejection rejection : packet.rejections()) {
      int line = Integer.parseInt(rejection.position().substring("line ".length()));
      words.set(line, rejection.reason().word());
    }
    return words;
  }
}
