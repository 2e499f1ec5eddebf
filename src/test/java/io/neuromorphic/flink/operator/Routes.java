/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.operator;

import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.Positions;
import java.util.ArrayList;
import java.util.List;

/** What routers are told, and packets as the intake hands them over. */
final class Routes {

  static final long HOLD_MILLIS = 5;

  private Routes() {}

  static RouterSpec route(long dt, RouterSpec.Target... targets) {
    return new RouterSpec("in", dt, new ArrayList<>(List.of(targets)), false, false, HOLD_MILLIS);
  }

  static RouterSpec holding(RouterSpec s, long millis) {
    return new RouterSpec(
        s.input(), s.dtMicros(), s.targets(), s.traced(), s.failOnInvalid(), millis);
  }

  static RouterSpec traced(RouterSpec s) {
    return new RouterSpec(
        s.input(), s.dtMicros(), s.targets(), true, s.failOnInvalid(), s.holdMillis());
  }

  static RouterSpec failing(RouterSpec s) {
    return new RouterSpec(s.input(), s.dtMicros(), s.targets(), s.traced(), true, s.holdMillis());
  }

  static RouterSpec.Target target(String population, int width, int height, int shards) {
    return new RouterSpec.Target(population, width, height, shards);
  }

  /** Accepted current events of one neuron each: population 'p', neuron and current are equal. */
  static CurrentPacket currentsAt(long... times) {
    CurrentPacket packet = new CurrentPacket(0);
    for (int i = 0; i < times.length; i++) {
      packet.add(times[i], packet.dictionaryIndex("p"), i, i);
    }
    return accepted(packet);
  }

  static CurrentPacket accepted(CurrentPacket packet) {
    packet.counts().addRead(packet.size());
    for (int i = 0; i < packet.size(); i++) {
      packet.setLastTime(Math.max(packet.lastTime(), packet.t()[i]));
    }
    packet.setPositions(Positions.counting("line ", 2));
    return packet;
  }

  /** Accepted camera events, each as {@code {t, x, y, polarity}}. */
  static CameraPacket camera(long[]... events) {
    CameraPacket packet = new CameraPacket(0);
    for (long[] e : events) {
      packet.add(e[0], (int) e[1], (int) e[2], (int) e[3]);
    }
    packet.counts().addRead(events.length);
    return packet;
  }
}
