/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.source.live;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.RecordingDecoder;
import io.neuromorphic.flink.codec.live.DatagramDecoder;
import io.neuromorphic.flink.event.CameraPacket;
import io.neuromorphic.flink.event.InputPacket;
import io.neuromorphic.flink.event.Positions;
import java.util.concurrent.TimeUnit;

/**
 * Gathers what arrives into packets: of so many events, or of a few milliseconds where whoever
 * reads has nothing to do. Tells silence.
 */
final class Gatherer {

  /** Events of a packet, about. */
  static final int PACKET_EVENTS = 8_192;

  private static final long GATHER_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
  private static final long SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final PacketBuffer buffer;
  private final LiveClock clock;
  private final LiveCounts counts;
  private CameraPacket open = new CameraPacket(0);
  private final CameraPacket scratch = new CameraPacket(0);
  private long openedNanos;
  private long sentNanos;
  private long sent;

  Gatherer(PacketBuffer buffer, LiveClock clock, LiveCounts counts) {
    this.buffer = buffer;
    this.clock = clock;
    this.counts = counts;
    name(open);
  }

  /** Takes a datagram; where there is no room for it, it is counted and dropped. */
  void datagram(DatagramDecoder decoder, byte[] bytes, int length, long arrival, long nowNanos) {
    boolean room = hasRoom();
    boolean wasHolding = isHolding();
    CameraPacket into = room ? open : scratch;
    int from = into.size();
    try {
      decoder.decode(bytes, 0, length, into);
    } catch (MalformedStreamException e) {
      into.truncate(from);
      counts.malformed();
      return;
    }
    int decoded = into.size() - from;
    clock.apply(into, from, arrival, false);
    counts.setRestarts(clock.restarts());
    if (room) {
      opened(wasHolding, nowNanos);
      counts.addEvents(decoded);
      counts.rejected(from + decoded - into.size());
    } else {
      scratch.clear();
      counts.dropped(decoded);
    }
  }

  /** Takes the next bytes of a connection. There must be {@link #hasRoom room}. */
  void stream(
      RecordingDecoder<CameraPacket> decoder, byte[] bytes, int length, long arrival, long nowNanos)
      throws MalformedStreamException {
    CameraPacket piece = decoder.newPacket();
    try {
      decoder.decode(bytes, 0, length, piece);
    } finally {
      append(piece, arrival, nowNanos);
    }
  }

  /** Takes what a decoder knows at the end of its connection. */
  void streamEnded(RecordingDecoder<CameraPacket> decoder, long arrival, long nowNanos)
      throws MalformedStreamException {
    CameraPacket piece = decoder.newPacket();
    try {
      decoder.finish(piece);
    } finally {
      append(piece, arrival, nowNanos);
    }
  }

  private void append(CameraPacket piece, long arrival, long nowNanos) {
    boolean wasHolding = isHolding();
    int from = open.size();
    int more = piece.size();
    open.ensureRoom(more);
    System.arraycopy(piece.t(), 0, open.t(), from, more);
    System.arraycopy(piece.x(), 0, open.x(), from, more);
    System.arraycopy(piece.y(), 0, open.y(), from, more);
    System.arraycopy(piece.polarity(), 0, open.polarity(), from, more);
    open.setSize(from + more);
    open.counts().add(piece.counts());
    open.rejections().addAll(piece.rejections());
    clock.apply(open, from, arrival, true);
    counts.setRestarts(clock.restarts());
    opened(wasHolding, nowNanos);
    counts.addEvents(more);
    counts.rejected(from + more - open.size());
  }

  /** Where all events of datagrams are rejected, the packet has begun, too: it must not wait. */
  private void opened(boolean wasHolding, long nowNanos) {
    if (!wasHolding) {
      openedNanos = nowNanos;
    }
  }

  /** Whether more can be taken, now that full packets were handed over. */
  boolean hasRoom() {
    return open.size() < PACKET_EVENTS || handOver();
  }

  /** Whether something waits to be handed over. */
  boolean isHolding() {
    return open.size() > 0 || !open.counts().isEmpty();
  }

  /** Hands over what is due, or tells how far time has come in silence. */
  void turn(long arrival, long nowNanos) {
    if (isHolding()) {
      boolean old = nowNanos - openedNanos >= GATHER_NANOS && buffer.isEmpty();
      if ((old || open.size() >= PACKET_EVENTS) && handOver()) {
        sentNanos = nowNanos;
      }
    } else if (nowNanos - sentNanos >= SILENCE_NANOS && buffer.isEmpty()) {
      sentNanos = nowNanos;
      long until = clock.passed(arrival);
      if (until != InputPacket.NONE) {
        open.setUntil(until);
        handOver();
      }
    }
  }

  private boolean handOver() {
    int size = open.size();
    open.setWork(size);
    if (!buffer.offer(new LivePacket(open, clock.position(), System.currentTimeMillis()))) {
      return false;
    }
    sent += size;
    open = new CameraPacket(Math.min(size, PACKET_EVENTS));
    name(open);
    return true;
  }

  private void name(CameraPacket packet) {
    packet.setPositions(Positions.counting("event ", sent));
  }
}
