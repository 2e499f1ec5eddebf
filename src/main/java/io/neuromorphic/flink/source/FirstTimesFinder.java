/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source;

import io.neuromorphic.flink.event.InputPacket;
import java.util.Optional;

/**
 * Finds the first times of one file or partition: looks at its events in their order until one lies
 * beyond the first out-of-orderness, and at none after that, however they were packed. Events that
 * would be rejected for what they say do not count.
 *
 * @param <P> kind of packets
 */
public final class FirstTimesFinder<P extends InputPacket> {

  private final GoodEvents<P> good;
  private final long outOfOrdernessMicros;
  private FirstTimes times;
  private boolean done;

  /**
   * Tells events that could be integrated from those that could not, whatever their time.
   *
   * @param <P> kind of packets
   */
  @FunctionalInterface
  public interface GoodEvents<P extends InputPacket> {
    /** Whether event i is good. */
    boolean isGood(P packet, int i);
  }

  /**
   * A finder.
   *
   * @param good which events count
   * @param outOfOrdernessMicros how far to look beyond the first event, µs
   */
  public FirstTimesFinder(GoodEvents<P> good, long outOfOrdernessMicros) {
    this.good = good;
    this.outOfOrdernessMicros = outOfOrdernessMicros;
  }

  /** Looks at the events of the next packet. */
  public void look(P packet) {
    for (int i = 0; i < packet.size() && !done; i++) {
      if (good.isGood(packet, i)) {
        long t = packet.t()[i];
        times =
            times == null
                ? new FirstTimes(t, t)
                : new FirstTimes(times.first(), Math.min(times.earliest(), t));
        done = t - times.first() > outOfOrdernessMicros;
      }
    }
  }

  /** Whether there is nothing more to find. */
  public boolean isDone() {
    return done;
  }

  /** What was found; empty where there was no good event. */
  public Optional<FirstTimes> times() {
    return Optional.ofNullable(times);
  }
}
