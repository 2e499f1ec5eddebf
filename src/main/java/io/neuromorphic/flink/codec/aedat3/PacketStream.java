/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat3;

import static io.neuromorphic.flink.codec.aedat3.Aedat3Format.EVENT_BYTES;
import static io.neuromorphic.flink.codec.aedat3.Aedat3Format.PACKET_HEADER_BYTES;

import io.neuromorphic.flink.codec.EventPlaces;
import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.SensorInfo;
import io.neuromorphic.flink.codec.Warnings;
import io.neuromorphic.flink.event.CameraPacket;

/** Reads packets, one after another, in pieces cut anywhere. What is no polarity is counted. */
final class PacketStream {

  private static final String FURTHER_SOURCES = "packets of further sources";

  private final Warnings warnings;
  private final int patience;
  private final PacketEvents events;
  private final EventPlaces places = new EventPlaces();

  /** The header or the event that the last piece cut. */
  private final byte[] cut = new byte[PACKET_HEADER_BYTES];

  private int cutLength;
  private long offset;
  private PacketHeader packet;
  private int toRead;
  private int toSkip;
  private int source = -1;

  /** Packets of further sources since the last one of the source that is read. */
  private int further;

  /** Of a recording: the source of its first events is the one that is read. */
  PacketStream(Warnings warnings) {
    this(warnings, Integer.MAX_VALUE);
  }

  /**
   * Where the first packet may have been garbage.
   *
   * @param patience after so many packets of further sources alone, another source is read
   */
  PacketStream(Warnings warnings, int patience) {
    this.warnings = warnings;
    this.patience = patience;
    this.events = new PacketEvents(warnings);
  }

  /** Tells the sensor, outside of which there are no events. */
  void setSensor(SensorInfo sensor) {
    events.setSensor(sensor);
  }

  /** Tells how far in the stream the packets begin, bytes. */
  void skipTo(long newOffset) {
    offset = newOffset;
  }

  /** Whether the bytes so far end with a packet. */
  boolean isAtEnd() {
    return packet == null && cutLength == 0;
  }

  /** Forgets the packet that has begun. */
  void abandon() {
    packet = null;
    cutLength = 0;
  }

  /** Reads on and appends events with their positions. */
  void read(byte[] bytes, int from, int to, CameraPacket into) throws MalformedStreamException {
    places.begin(offset - cutLength);
    try {
      int at = from;
      while (at < to || (packet != null && toRead + toSkip == 0)) {
        at = packet == null ? readHeader(bytes, at, to) : readBody(bytes, at, to, into);
      }
    } finally {
      into.setPositions(places.of(into.size()));
    }
  }

  private int readHeader(byte[] bytes, int from, int to) throws MalformedStreamException {
    int at = collect(PACKET_HEADER_BYTES, bytes, from, to);
    if (cutLength < PACKET_HEADER_BYTES) {
      return at;
    }
    cutLength = 0;
    packet = PacketHeader.read(cut, offset - PACKET_HEADER_BYTES);
    boolean hasEvents =
        packet.type() == Aedat3Format.SPECIAL || packet.type() == Aedat3Format.POLARITY;
    if (!hasEvents) {
      warnings.add(Aedat3Format.kind(packet.type()));
    } else if (packet.type() == Aedat3Format.POLARITY) {
      source = source < 0 ? packet.source() : source;
      further = packet.source() == source ? 0 : further + 1;
      if (further > patience) {
        source = packet.source();
        further = 0;
      }
      if (packet.source() != source) {
        warnings.add(FURTHER_SOURCES);
        hasEvents = false;
      }
    }
    toRead = hasEvents ? packet.eventsBytes() : 0;
    toSkip = packet.unusedBytes() + packet.eventsBytes() - toRead;
    return at;
  }

  private int readBody(byte[] bytes, int from, int to, CameraPacket into) {
    if (toRead == 0) {
      int skipped = Math.min(toSkip, to - from);
      toSkip -= skipped;
      offset += skipped;
      packet = toSkip == 0 ? null : packet;
      return from + skipped;
    }
    if (cutLength > 0) {
      int at = collect(EVENT_BYTES, bytes, from, to);
      if (cutLength == EVENT_BYTES) {
        cutLength = 0;
        read(cut, 0, EVENT_BYTES, offset - EVENT_BYTES, into);
      }
      return at;
    }
    int whole = Math.min(toRead, to - from) / EVENT_BYTES * EVENT_BYTES;
    if (whole == 0) {
      return collect(EVENT_BYTES, bytes, from, to);
    }
    read(bytes, from, from + whole, offset, into);
    offset += whole;
    return from + whole;
  }

  private void read(byte[] bytes, int from, int to, long first, CameraPacket into) {
    toRead -= to - from;
    int place = (int) (first - places.first());
    if (packet.type() == Aedat3Format.POLARITY) {
      events.polarity(bytes, from, to, packet.timeBase(), place, places, into);
    } else {
      events.special(bytes, from, to);
    }
  }

  private int collect(int length, byte[] bytes, int from, int to) {
    int taken = Math.min(length - cutLength, to - from);
    System.arraycopy(bytes, from, cut, cutLength, taken);
    cutLength += taken;
    offset += taken;
    return from + taken;
  }
}
