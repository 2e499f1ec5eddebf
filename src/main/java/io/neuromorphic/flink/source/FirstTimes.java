/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source;

import io.neuromorphic.flink.event.InputPacket;

/**
 * The first times of an input, µs, as recorded.
 *
 * @param first of the event that stands first
 * @param earliest the smallest found until the first out-of-orderness had passed
 */
public record FirstTimes(long first, long earliest) {

  /** The times of both, where {@code first} stays that of this one. */
  public FirstTimes with(long t) {
    return new FirstTimes(first, Math.min(earliest, t));
  }

  /**
   * Takes a packet into account.
   *
   * @param soFar what earlier packets told, or null
   * @param outOfOrdernessMicros how far to look beyond the first event, µs
   */
  public static FirstTimes look(FirstTimes soFar, InputPacket packet, long outOfOrdernessMicros) {
    FirstTimes times = soFar;
    for (int i = 0; i < packet.size(); i++) {
      long t = packet.t()[i];
      times = times == null ? new FirstTimes(t, t) : times.with(t);
      if (times.isPast(t, outOfOrdernessMicros)) {
        break;
      }
    }
    return times;
  }

  /** Whether a time lies beyond the first out-of-orderness. */
  public boolean isPast(long t, long outOfOrdernessMicros) {
    return t - first > outOfOrdernessMicros;
  }
}
