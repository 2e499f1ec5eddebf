/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.packet;

import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import io.neuromorphic.flink.codec.RawText;
import io.neuromorphic.flink.codec.packet.wire.CameraEvents;
import io.neuromorphic.flink.event.CameraPacket;

/**
 * Reads records of camera events. A record that is no such message is one unparsable; of one that
 * is, only events whose time is beyond int64 or whose place is beyond 65535 are.
 */
public final class PacketCameraDecoder {

  /** Fields that are not known take many times their bytes where they are kept. */
  private static final Parser<CameraEvents> MESSAGES =
      DiscardUnknownFieldsParser.wrap(CameraEvents.parser());

  /**
   * Appends the events of one record to an empty packet and sets its positions.
   *
   * @param record the value of a Kafka record; null is unparsable
   * @param positionPrefix of the record's position, such as {@code topic-0@}
   * @param offset the rest of its position
   */
  public void decode(byte[] record, String positionPrefix, long offset, CameraPacket into) {
    String position = positionPrefix + offset;
    if (record == null) {
      into.addUnparsable("record without a value", position, "");
      return;
    }
    CameraEvents events;
    try {
      events = MESSAGES.parseFrom(record);
    } catch (InvalidProtocolBufferException e) {
      into.addUnparsable(
          PacketFormat.notAMessage("CameraEvents", e), position, RawText.hex(record));
      return;
    }
    if (PacketFormat.isBeyondUs(events.getRequires())) {
      into.addUnparsable(
          PacketFormat.beyondUs(events.getRequires()), position, RawText.hex(record));
      return;
    }
    int count = events.getTOffsetCount();
    if (events.getXCount() != count
        || events.getYCount() != count
        || events.getPolarityCount() != count) {
      String lengths =
          count
              + " t, "
              + events.getXCount()
              + " x, "
              + events.getYCount()
              + " y, "
              + events.getPolarityCount()
              + " polarity";
      into.addUnparsable(PacketFormat.uneven(lengths), position, RawText.hex(record));
      return;
    }
    if (events.hasUntil()) {
      into.setUntil(Math.max(into.until(), events.getUntil()));
    }
    PacketPositions positions = new PacketPositions(positionPrefix, offset);
    copy(events, count, positions, into);
    into.setPositions(positions.of(into.size()));
  }

  private static void copy(
      CameraEvents events, int count, PacketPositions positions, CameraPacket into) {
    into.ensureRoom(count);
    long base = events.getBaseT();
    for (int i = 0; i < count; i++) {
      long timeOffset = events.getTOffset(i);
      int x = events.getX(i);
      int y = events.getY(i);
      String problem = null;
      if (!PacketFormat.isTime(base, timeOffset)) {
        problem = "t is outside int64";
      } else if (x < 0 || x > Character.MAX_VALUE) {
        problem = "x is outside 0..65535";
      } else if (y < 0 || y > Character.MAX_VALUE) {
        problem = "y is outside 0..65535";
      }
      if (problem == null) {
        positions.add(into.size(), i, count);
        into.add(base + timeOffset, x, y, events.getPolarity(i) ? 1 : 0);
      } else if (!into.describesMore()) {
        into.addUndescribedUnparsable();
      } else {
        into.addUnparsable(problem, positions.label(i), text(events, i));
      }
    }
  }

  private static String text(CameraEvents events, int i) {
    return events.getBaseT()
        + "+"
        + Long.toUnsignedString(events.getTOffset(i))
        + ","
        + Integer.toUnsignedString(events.getX(i))
        + ","
        + Integer.toUnsignedString(events.getY(i))
        + ","
        + (events.getPolarity(i) ? 1 : 0);
  }
}
