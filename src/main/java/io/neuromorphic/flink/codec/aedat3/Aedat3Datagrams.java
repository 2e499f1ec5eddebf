/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.aedat3;

import io.neuromorphic.flink.codec.MalformedStreamException;
import io.neuromorphic.flink.codec.Warnings;
import io.neuromorphic.flink.event.CameraPacket;
import java.util.Arrays;
import java.util.Map;

/**
 * Reads the polarity events of the UDP datagrams that cAER sends: a header of 20 bytes with a
 * number, then a piece of a packet. The first piece of each packet is marked as such. Where pieces
 * were lost, their packet is given up and reading goes on with the next one that begins.
 */
public final class Aedat3Datagrams {

  private static final String REST = "datagrams of a packet whose beginning was lost";
  private static final String GIVEN_UP = "packets cut by lost datagrams";

  /** Some tenths of a second of a camera, which is then known to be the only one. */
  private static final int MAX_FURTHER = 100;

  private final Warnings warnings = new Warnings();
  private final PacketStream packets = new PacketStream(warnings, MAX_FURTHER);
  private long next;

  /**
   * Decodes the datagram {@code bytes[from, to)} and appends its events; positions are bytes of the
   * datagram.
   *
   * @return its number, which is one more than that of the datagram before; a smaller one is of a
   *     datagram that was overtaken, or of a sender that started again
   * @throws MalformedStreamException if it is not of this protocol; the next one may be
   */
  public long decode(byte[] bytes, int from, int to, CameraPacket into)
      throws MalformedStreamException {
    NetworkHeader header = new NetworkHeader();
    int at = header.read(bytes, from, to);
    if (!header.isComplete()) {
      throw new MalformedStreamException(
          to - from,
          "datagram of "
              + (to - from)
              + " bytes, expected at least "
              + Aedat3Format.NETWORK_HEADER_BYTES);
    }
    boolean begins = header.sequence() < 0;
    long number = header.sequence() & Long.MAX_VALUE;
    boolean follows = number == next && !packets.isAtEnd();
    next = number + 1;
    if (!packets.isAtEnd() && (begins || !follows)) {
      warnings.add(GIVEN_UP);
      packets.abandon();
    }
    if (!begins && !follows && !isWhole(bytes, at, to)) {
      warnings.add(REST);
      return number;
    }
    packets.skipTo(Aedat3Format.NETWORK_HEADER_BYTES);
    try {
      packets.read(bytes, at, to, into);
    } catch (MalformedStreamException e) {
      packets.abandon();
      throw e;
    }
    return number;
  }

  /** Things skipped or odd, by kind, with how often; in order of first appearance. */
  public Map<String, Long> warnings() {
    return warnings.toMap();
  }

  /** Whether it holds whole packets only, as of senders that do not mark beginnings. */
  private static boolean isWhole(byte[] bytes, int from, int to) {
    int at = from;
    while (to - at >= Aedat3Format.PACKET_HEADER_BYTES) {
      int events = at + Aedat3Format.PACKET_HEADER_BYTES;
      try {
        PacketHeader packet = PacketHeader.read(Arrays.copyOfRange(bytes, at, events), at);
        if (packet.eventsBytes() + packet.unusedBytes() > to - events) {
          return false;
        }
        at = events + packet.eventsBytes() + packet.unusedBytes();
      } catch (MalformedStreamException e) {
        return false;
      }
    }
    return at == to;
  }
}
