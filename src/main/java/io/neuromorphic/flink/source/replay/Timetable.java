/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.replay;

import io.neuromorphic.flink.event.InputPacket;
import java.io.Closeable;
import java.io.IOException;

/**
 * The packets of one recording, one after the other, and when each event of the current one is due.
 *
 * <p>An event is due no later than those that follow it, in its packet and the next: one whose time
 * is ahead of its neighbours', and which may be rejected for that or other reasons, makes nobody
 * wait, and no marker goes beyond what is still to come.
 */
final class Timetable<P extends InputPacket> implements Closeable {

  private final PacketReader<P> reader;
  private final Pacer pacer;
  private final boolean looksAhead;
  private P packet;

  /**
   * The packet after this one, if looked at; whether it is one, or what the decoder told at the
   * end.
   */
  private P ahead;

  private boolean aheadIsPacket;

  /** When each event of the packet is due, µs of event time. */
  private long[] due;

  /** The smallest time of the packet ahead, µs; the largest of all where it has no events. */
  private long earliestAhead;

  private long lastDue = InputPacket.NONE;

  /**
   * @param reader at its start; closed with this
   * @param looksAhead whether it is asked when events are due
   */
  Timetable(PacketReader<P> reader, Pacer pacer, boolean looksAhead) {
    this.reader = reader;
    this.pacer = pacer;
    this.looksAhead = looksAhead;
  }

  /** Takes the next packet; false at the end, when it holds what the decoder told there. */
  boolean next() throws IOException {
    boolean isPacket;
    if (ahead == null) {
      packet = reader.newPacket();
      isPacket = reader.read(packet);
    } else {
      packet = ahead;
      isPacket = aheadIsPacket;
      ahead = null;
    }
    if (isPacket && looksAhead) {
      ahead = reader.newPacket();
      aheadIsPacket = reader.read(ahead);
      schedule();
    }
    return isPacket;
  }

  private void schedule() {
    long earliest = Long.MAX_VALUE;
    for (int i = 0; i < ahead.size(); i++) {
      earliest = Math.min(earliest, ahead.t()[i]);
    }
    earliestAhead = earliest;
    due = new long[packet.size()];
    for (int i = due.length - 1; i >= 0; i--) {
      earliest = Math.min(earliest, packet.t()[i]);
      due[i] = earliest;
    }
  }

  /** The current packet. */
  P packet() {
    return packet;
  }

  /** When event i of the current packet is due, µs of event time. */
  long due(int i) {
    return due[i];
  }

  /**
   * No event from the given one on, in this packet and the next, lies before this time, µs; asked
   * for one past the last, too.
   */
  long nextDue(int i) {
    if (i < due.length) {
      return due[i];
    }
    return earliestAhead < Long.MAX_VALUE ? earliestAhead : due[due.length - 1];
  }

  /** The end of those events, from the given one on, that are due now. */
  int dueFrom(int from) {
    pacer.startAt(due[from]);
    long now = pacer.dueMicros();
    int to = from;
    while (to < packet.size() && isDue(due[to], now)) {
      to++;
    }
    return to;
  }

  /** A clock that jumps is not waited for: the event will be rejected. */
  private boolean isDue(long time, long now) {
    if (time <= now) {
      lastDue = time;
      return true;
    }
    return lastDue != InputPacket.NONE && pacer.isTooFar(lastDue, time);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
