/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.source.FirstTimesFinder.GoodEvents;
import java.util.OptionalLong;

/**
 * Finds a time that a recording is known to reach, from the packets at its beginning: the largest
 * that is sure to be accepted. One after a jump of the clock is not.
 *
 * @param <P> kind of packets
 */
public final class Reach<P extends InputPacket> {

  private final GoodEvents<P> good;
  private final long maxGapMicros;
  private long last = InputPacket.NONE;
  private long reached = InputPacket.NONE;

  /**
   * One that has seen nothing.
   *
   * @param good which events count
   * @param maxGapMicros a longer step is a jump, µs
   */
  public Reach(GoodEvents<P> good, long maxGapMicros) {
    this.good = good;
    this.maxGapMicros = maxGapMicros;
  }

  void look(P packet) {
    for (int i = 0; i < packet.size(); i++) {
      long t = packet.t()[i];
      boolean jumps =
          last != InputPacket.NONE
              && last < Long.MAX_VALUE - maxGapMicros
              && t > last + maxGapMicros;
      if (!jumps && good.isGood(packet, i)) {
        last = t;
        reached = Math.max(reached, t);
      }
    }
  }

  OptionalLong time() {
    return reached == InputPacket.NONE ? OptionalLong.empty() : OptionalLong.of(reached);
  }
}
