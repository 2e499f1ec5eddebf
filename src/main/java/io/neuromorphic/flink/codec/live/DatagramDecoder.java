/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.live;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.event.CameraPacket;
import java.util.Map;

/**
 * Turns the datagrams of one sender into events, one datagram at a time. Datagrams may be lost,
 * doubled or out of order: each stands for itself. Used by one thread.
 */
public interface DatagramDecoder {

  /** The time of an event that was sent without one: it has that of its arrival. */
  long NO_TIME = Long.MIN_VALUE;

  /**
   * Appends the events of one datagram, which is {@code bytes[from, to)}. Positions are not set.
   *
   * @param into may hold events already
   * @throws MalformedStreamException where the datagram is none of the format; what it appended is
   *     to be taken back
   */
  void decode(byte[] bytes, int from, int to, CameraPacket into) throws MalformedStreamException;

  /** Things skipped or odd, by kind, with how often. */
  Map<String, Long> warnings();

  /** Datagrams that are known to be missing; 0 where the format does not number them. */
  default long missing() {
    return 0;
  }
}
