/*
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package io.neuromorphic.flink.codec.packet;

import com.google.protobuf.DiscardUnknownFieldsParser;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import io.neuromorphic.flink.codec.RawText;
import io.neuromorphic.flink.codec.packet.wire.CurrentEvents;
import io.neuromorphic.flink.event.CurrentPacket;
import io.neuromorphic.flink.event.InputPacket;

/**
 * Reads records of current events. A record that is no such message is one unparsable; of one that
 * is, only events whose time is beyond int64 are. A neuron beyond int becomes -1, with its text.
 */
public final class PacketCurrentDecoder {

  /** Fields that are not known take many times their bytes where they are kept. */
  private static final Parser<CurrentEvents> MESSAGES =
      DiscardUnknownFieldsParser.wrap(CurrentEvents.parser());

  /**
   * Appends the events of one record to an empty packet and sets its positions.
   *
   * @param record the value of a Kafka record; null is unparsable
   * @param positionPrefix of the record's position, such as {@code topic-0@}
   * @param offset the rest of its position
   */
  public void decode(byte[] record, String positionPrefix, long offset, CurrentPacket into) {
    String position = positionPrefix + offset;
    if (record == null) {
      into.addUnparsable("record without a value", position, "");
      return;
    }
    CurrentEvents events;
    try {
      events = MESSAGES.parseFrom(record);
    } catch (InvalidProtocolBufferException e) {
      into.addUnparsable(
          PacketFormat.notAMessage("CurrentEvents", e), position, RawText.hex(record));
      return;
    }
    if (PacketFormat.isBeyondUs(events.getRequires())) {
      into.addUnparsable(
          PacketFormat.beyondUs(events.getRequires()), position, RawText.hex(record));
      return;
    }
    int count = events.getTOffsetCount();
    if (events.getNeuronCount() != count || events.getCurrentCount() != count) {
      String lengths =
          count
              + " t, "
              + events.getNeuronCount()
              + " neuron, "
              + events.getCurrentCount()
              + " current";
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
      CurrentEvents events, int count, PacketPositions positions, CurrentPacket into) {
    if (count == 0) {
      return;
    }
    into.ensureRoom(count);
    int population = into.dictionaryIndex(events.getPopulation());
    long base = events.getBaseT();
    for (int i = 0; i < count; i++) {
      long timeOffset = events.getTOffset(i);
      int neuron = events.getNeuron(i);
      float current = events.getCurrent(i);
      if (!PacketFormat.isTime(base, timeOffset)) {
        if (!into.describesMore()) {
          into.addUndescribedUnparsable();
          continue;
        }
        String time = base + "+" + Long.toUnsignedString(timeOffset);
        into.addUnparsable(
            "t is outside int64", positions.label(i), text(events, time, neuron, current));
        continue;
      }
      long t = base + timeOffset;
      positions.add(into.size(), i, count);
      into.add(t, population, neuron < 0 ? -1 : neuron, current);
      // Each is a rejection: of more than are described nobody asks for the text.
      if (neuron < 0 && into.texts().size() < InputPacket.MAX_DESCRIBED_REJECTIONS) {
        into.setText(into.size() - 1, text(events, String.valueOf(t), neuron, current));
      }
    }
  }

  private static String text(CurrentEvents events, String t, int neuron, float current) {
    return RawText.cut(
        String.join(
            ",",
            t,
            RawText.cut(events.getPopulation(), RawText.MAX_CHARS / 2),
            Integer.toUnsignedString(neuron),
            String.valueOf(current)),
        RawText.MAX_CHARS);
  }
}
